import type { ActorRole } from './role';

/** Everything a request may ask for. Each endpoint and CLI command names exactly one. */
export const permissions = [
  'map.read', 'map.draw', 'incident.read', 'incident.write', 'incident.export', 'district.read', 'district.edit', 'district.redraw', 'district.assign-leader', 'district.export', 'zone.edit', 'zone.export', 'event.slice',
  'dataset.import', 'code-set.read', 'code-set.map', 'account.read', 'account.manage', 'audit.read', 'system.inspect', 'system.backup', 'session.own',
  'staff.read', 'staff.edit', 'staff.unmask', 'staff.export', 'post.export', 'register.import', 'leave.edit', 'post.read', 'post.edit', 'roster.read', 'roster.edit',
  'device.manage', 'duty.read', 'duty.own', 'duty.confirm', 'check-in.write', 'patrol.watch', 'patrol.replay', 'patrol.dispatch', 'alarm.edit', 'alarm.handle', 'alarm.desk',
  'report.read', 'report.freeze', 'analysis.read', 'analysis.note',
  'patrol.plan', 'screen.read', 'screen.manage',
] as const;
export type Permission = (typeof permissions)[number];

/** How far a grant reaches: every record, records of the actor's own districts, or records the actor made. */
export type Scope = 'all' | 'own-districts' | 'own';

const readers = {
  'map.read': 'all', 'map.draw': 'all', 'incident.read': 'all', 'district.read': 'all', 'event.slice': 'all', 'code-set.read': 'all', 'session.own': 'own', 'post.read': 'all',
  'report.read': 'all',
} as const;

/** Who plans and follows duty reads people and rosters: names without phones. */
const dutyReaders = { 'staff.read': 'all', 'staff.export': 'all', 'roster.read': 'all', 'duty.read': 'all' } as const;

/** Taking whole lists out of the system as files: for those who report and plan, not for a phone on the street. */
const exporters = { 'incident.export': 'all', 'district.export': 'all', 'zone.export': 'all', 'post.export': 'all' } as const;

/** The wall of the command centre, and which screens may show it. */
const wall = { 'screen.read': 'all', 'screen.manage': 'all' } as const;

/**
 * The separated powers (三员分立): to run the system, to say who may enter, to read what was done. No role holds two.
 * @source GB/T 22239-2019 8.1.5 (安全管理中心: system, audit and security administrators apart)
 */
export const separatedPowers = ['system.inspect', 'account.manage', 'audit.read'] as const satisfies readonly Permission[];

/**
 * The one authorisation table. What is not written here is denied.
 * Separated powers: sysadmin runs the system, secadmin grants accounts, auditor reads the log; none of them reads
 * incidents, nor the map, which shows them.
 */
export const grants: Readonly<Record<ActorRole, Partial<Record<Permission, Scope>>>> = {
  director: {
    ...readers, ...exporters, ...dutyReaders, 'analysis.read': 'all', 'analysis.note': 'own', 'register.import': 'all', 'staff.edit': 'all', 'staff.unmask': 'all', 'leave.edit': 'all', 'post.edit': 'all', 'roster.edit': 'all',
    'duty.confirm': 'all', 'check-in.write': 'all', 'district.edit': 'all', 'district.redraw': 'all', 'district.assign-leader': 'all', 'zone.edit': 'all', 'incident.write': 'all', 'dataset.import': 'all', 'code-set.map': 'all',
    'report.freeze': 'all', 'patrol.watch': 'all', 'patrol.replay': 'all', 'patrol.dispatch': 'all', 'alarm.edit': 'all', 'alarm.handle': 'all', 'alarm.desk': 'all', 'patrol.plan': 'all', ...wall,
  },
  command: { ...readers, ...exporters, ...dutyReaders, 'analysis.read': 'all', 'analysis.note': 'own', 'staff.unmask': 'all', 'incident.write': 'all', 'duty.confirm': 'all', 'check-in.write': 'all', 'patrol.watch': 'all', 'patrol.replay': 'all', 'patrol.dispatch': 'all', 'alarm.edit': 'all', 'alarm.handle': 'all', 'alarm.desk': 'all', ...wall },
  'district-leader': {
    ...readers, ...exporters, ...dutyReaders, 'analysis.read': 'all', 'analysis.note': 'own', 'register.import': 'all', 'staff.unmask': 'all', 'leave.edit': 'all', 'district.edit': 'own-districts', 'incident.write': 'own-districts',
    'zone.edit': 'own-districts', 'post.edit': 'own-districts', 'roster.edit': 'own-districts', 'duty.confirm': 'own-districts', 'check-in.write': 'own-districts', 'patrol.watch': 'own-districts', 'patrol.replay': 'own-districts', 'patrol.dispatch': 'own-districts', 'alarm.handle': 'own-districts',
    // A leader stands too: his own duty, in whatever district it lies.
    'duty.own': 'own',
  },
  officer: { ...readers, 'incident.write': 'own', 'duty.own': 'own', 'check-in.write': 'own' },
  auxiliary: { ...readers, 'incident.write': 'own', 'duty.own': 'own', 'check-in.write': 'own' },
  analyst: { ...readers, ...exporters, 'patrol.watch': 'all', 'analysis.read': 'all', 'analysis.note': 'own', 'dataset.import': 'all', 'code-set.map': 'all' },
  sysadmin: { 'session.own': 'own', 'system.inspect': 'all', 'system.backup': 'all', 'dataset.import': 'all', 'device.manage': 'all' },
  secadmin: { 'session.own': 'own', 'account.read': 'all', 'account.manage': 'all' },
  auditor: { 'session.own': 'own', 'audit.read': 'all', 'account.read': 'all' },
  // A screen on a wall: the map it draws and what stands on it, without a name in it. Not a person's, and read by whoever passes.
  screen: { 'map.draw': 'all', 'screen.read': 'all' },
};

/** Who acts. `accountId` is null for the console (CLI), which takes on one role per command. */
export interface Actor {
  readonly accountId: number | null;
  readonly username: string;
  readonly role: ActorRole;
  readonly districtIds: readonly number[];
}

/** What the act touches; a field left out is not known to belong to anyone, so narrow scopes do not reach it. */
export interface Target {
  readonly districtId?: number | null;
  readonly ownerAccountId?: number | null;
}

/** Whether the role may ever do this, to whatever record: what a request must pass before its records are looked at. */
export const holds = (role: ActorRole, permission: Permission): boolean => grants[role][permission] !== undefined;

/** Whether the actor may do this to that. Deny by default. */
export function isAllowed(actor: Actor, permission: Permission, target: Target = {}): boolean {
  const scope = grants[actor.role][permission];
  if (scope === undefined) return false;
  if (scope === 'all') return true;
  if (scope === 'own') return actor.accountId !== null && target.ownerAccountId === actor.accountId;
  return target.districtId !== undefined && target.districtId !== null && actor.districtIds.includes(target.districtId);
}
