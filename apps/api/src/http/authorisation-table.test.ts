import { describe, expect, it } from 'vitest';
import { grants, holds, isAllowed, permissions, roles } from '@wuding/domain';
import { commands } from '../cli/commands';
import { actorOf, allEndpoints, scopedGrants, targets, usersOf } from '../testing/authorisation-table';

const publicEndpoints = ['createSession', 'readHealth', 'readReadiness', 'takeFixes', 'beginPairing', 'readStanding'];

describe('deny by default', () => {
  it('every endpoint names a permission of the table, except the few that are public', () => {
    for (const { id, access } of allEndpoints) {
      if (publicEndpoints.includes(id)) expect(access, id).toBe('public');
      else expect(permissions, id).toContain(access);
    }
  });

  it('every command names a permission that its role holds', () => {
    for (const { name, role, permission } of commands) expect(holds(role, permission), name).toBe(true);
  });

  it('every permission is asked for by some endpoint or command: none is granted for nothing', () => {
    for (const permission of permissions) expect(usersOf(permission, commands), permission).not.toEqual([]);
  });

  it('every grant is one of the three scopes', () => {
    for (const role of roles) for (const scope of Object.values(grants[role])) expect(['all', 'own-districts', 'own']).toContain(scope);
  });
});

describe('role × permission × district', () => {
  it.each(scopedGrants())('$role with $permission', ({ permission, role }) => {
    const reach = Object.fromEntries(Object.entries(targets).map(([where, target]) => [where, isAllowed(actorOf(role), permission, target)]));
    const expected = {
      all: [true, true, true, true, true],
      'own-districts': [true, false, false, true, false],
      own: [false, false, false, true, true],
    }[grants[role][permission] ?? 'all'];
    expect(Object.values(reach)).toEqual(expected);
  });
});
