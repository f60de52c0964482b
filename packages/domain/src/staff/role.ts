/**
 * The bureau's roles. The last three are the separated powers (三员分立): whoever runs the system neither grants
 * rights nor reads the log, and there is no super-user.
 * @source 等保: GB/T 22239 (等保 2.0) on separated administration
 */
export const roles = [
  'director', 'command', 'district-leader', 'officer', 'auxiliary', 'analyst', 'sysadmin', 'secadmin', 'auditor',
] as const;
export type Role = (typeof roles)[number];

/** Who may act: people in their roles, and screens on a wall, which no account can be. */
export type ActorRole = Role | 'screen';

/** Roles that must use a second factor in production. @source docs/operations.md */
export const administrativeRoles: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];
