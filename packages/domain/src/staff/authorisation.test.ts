import { describe, expect, it } from 'vitest';
import { grants, holds, isAllowed, permissions, separatedPowers, type Actor } from './authorisation';
import { administrativeRoles, roles } from './role';

const actor = (role: Actor['role'], extra: Partial<Actor> = {}): Actor => ({ accountId: 7, username: role, role, districtIds: [], ...extra });

describe('the authorisation table', () => {
  it('names every role, screens on a wall, and nobody else', () => {
    expect(Object.keys(grants).sort()).toEqual([...roles, 'screen'].sort());
  });

  it('grants every permission to somebody', () => {
    for (const permission of permissions) expect(roles.filter((role) => holds(role, permission)), permission).not.toEqual([]);
  });

  it('gives no role two of the separated powers', () => {
    for (const role of roles) expect(separatedPowers.filter((power) => holds(role, power)).length, role).toBeLessThanOrEqual(1);
  });

  it('gives each separated power to exactly one administrative role', () => {
    for (const power of separatedPowers) expect(roles.filter((role) => holds(role, power))).toEqual(administrativeRoles.filter((role) => holds(role, power)));
    for (const role of administrativeRoles) expect(separatedPowers.filter((power) => holds(role, power))).toHaveLength(1);
  });

  it('has no super-user: every role lacks something', () => {
    for (const role of roles) expect(permissions.filter((permission) => !holds(role, permission)), role).not.toEqual([]);
  });

  it('shows incidents to no administrator, neither as records nor on the map', () => {
    for (const role of administrativeRoles) expect([holds(role, 'incident.read'), holds(role, 'map.read'), holds(role, 'event.slice')]).toEqual([false, false, false]);
  });

  it('lets whoever reads the map read incidents, because the map lists them', () => {
    for (const role of roles) expect(holds(role, 'map.read'), role).toBe(holds(role, 'incident.read'));
  });
});

describe('a scoped grant', () => {
  it('reaches a leader’s own districts and no other, nor a record of no district', () => {
    const leader = actor('district-leader', { districtIds: [3, 4] });
    expect(isAllowed(leader, 'district.edit', { districtId: 3 })).toBe(true);
    expect(isAllowed(leader, 'district.edit', { districtId: 5 })).toBe(false);
    expect(isAllowed(leader, 'incident.write', { districtId: null })).toBe(false);
    expect(isAllowed(leader, 'incident.write')).toBe(false);
  });

  it('reaches an officer’s own records and no other’s', () => {
    expect(isAllowed(actor('officer'), 'incident.write', { ownerAccountId: 7 })).toBe(true);
    expect(isAllowed(actor('officer'), 'incident.write', { ownerAccountId: 8 })).toBe(false);
    expect(isAllowed(actor('officer'), 'incident.write', { ownerAccountId: null })).toBe(false);
  });

  it('never reaches records of nobody for an actor without an account', () => {
    expect(isAllowed(actor('officer', { accountId: null }), 'incident.write', { ownerAccountId: null })).toBe(false);
  });
});
