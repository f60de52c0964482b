import { endpoints, type EndpointShape } from '@wuding/contract';
import { grants, holds, isAllowed, permissions, roles, type Actor, type ActorRole, type Permission, type Role, type Scope, type Target } from '@wuding/domain';
import type { Command } from '../cli/command';

export const allEndpoints: readonly EndpointShape[] = Object.values(endpoints);

/** What people, posts, rosters and check-ins are done with: their endpoints have a matrix of their own. */
const dutyPermissions: readonly Permission[] = ['staff.read', 'staff.edit', 'staff.unmask', 'leave.edit', 'post.read', 'post.edit', 'roster.read', 'roster.edit', 'duty.read', 'duty.own', 'duty.confirm', 'check-in.write'];
export const dutyEndpoints: readonly EndpointShape[] = allEndpoints.filter(({ access }) => dutyPermissions.some((permission) => permission === access));

/** Places a record can be in, seen from an actor of district 1 with account 1. */
export const targets: Readonly<Record<string, Target>> = {
  'own district': { districtId: 1, ownerAccountId: 2 },
  'other district': { districtId: 2, ownerAccountId: 2 },
  'no district': { districtId: null, ownerAccountId: 2 },
  'own record, own district': { districtId: 1, ownerAccountId: 1 },
  'own record, other district': { districtId: 2, ownerAccountId: 1 },
};

export const actorOf = (role: Role): Actor => ({ accountId: 1, username: role, role, districtIds: role === 'district-leader' ? [1] : [] });

const scopeText: Readonly<Record<Scope, string>> = { all: 'all', 'own-districts': 'own districts', own: 'own' };
/** Columns of the page: people by role, and screens. */
const columns: readonly ActorRole[] = [...roles, 'screen'];

const grantText = (role: ActorRole, permission: Permission): string => {
  const scope = grants[role][permission];
  return scope === undefined ? '–' : scopeText[scope];
};

/** docs/authorisation.md, from the authorisation table, the contract and the commands. */
export function authorisationPage(commands: readonly Command[]): string {
  return `${[
    '# Who may do what',
    'Made by `npx tsx scripts/checks/generated.ts` from the authorisation table (`packages/domain/src/staff/authorisation.ts`), the contract\n'
      + 'and the commands; `npm test` fails when it is out of date. What is not granted is denied. *Own districts*: records in districts the\n'
      + 'account is bound to. *Own*: records the account made.',
    '## Permissions', table(['permission', ...columns, 'used by'], permissions.map((permission) => [
      `\`${permission}\``, ...columns.map((role) => grantText(role, permission)), usersOf(permission, commands).map((name) => `\`${name}\``).join(' '),
    ])),
    '## Endpoints', table(['endpoint', 'request', 'permission', ...columns], allEndpoints.map(({ id, method, path, access }) => [
      `\`${id}\``, `\`${method.toUpperCase()} /api${path}\``, access === 'public' ? 'public' : `\`${access}\``,
      ...columns.map((role) => (access === 'public' ? 'all' : grantText(role, access))),
    ])),
    '## Writing, by district and maker', 'For an actor bound to one district; directors and the like are not bound.',
    table(['permission', 'role', ...Object.keys(targets)], scopedGrants().map(({ permission, role }) => [
      `\`${permission}\``, role, ...Object.values(targets).map((target) => (isAllowed(actorOf(role), permission, target) ? 'yes' : '–')),
    ])),
    '## Commands', 'The console takes on the role of the command; the audit log says so.',
    table(['command', 'role', 'permission'], commands.map(({ name, role, permission }) => [`\`wuding ${name}\``, role, `\`${permission}\``])),
  ].join('\n\n')}\n`;
}

/** Endpoints and commands that ask for a permission. */
export const usersOf = (permission: Permission, commands: readonly Command[]): string[] => [
  ...allEndpoints.filter(({ access }) => access === permission).map(({ id }) => id),
  ...commands.filter((command) => command.permission === permission).map(({ name }) => `wuding ${name}`),
];

/** Writing permissions with every role that holds them. */
export const scopedGrants = (): { permission: Permission; role: Role }[] =>
  (['incident.write', 'district.edit', 'zone.edit', 'post.edit', 'roster.edit', 'check-in.write', 'duty.confirm', 'patrol.dispatch'] as const).flatMap((permission) => roles.filter((role) => holds(role, permission)).map((role) => ({ permission, role })));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
