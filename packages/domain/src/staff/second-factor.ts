import type { Role } from './role';

/** `none`: not set up and not asked for; `on`: asked for at each sign-in; `must-enrol`: nothing is open to the account until it is set up. */
export const secondFactorStates = ['none', 'on', 'must-enrol'] as const;
export type SecondFactorState = (typeof secondFactorStates)[number];

/**
 * Roles that must have a second factor until the security administrator says otherwise.
 * @source GB/T 22239-2019 8.1.4.1 d (two kinds of authentication for those who administer)
 */
export const defaultSecondFactorRoles: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];

/** What one account's second factor comes to; demonstration accounts never have to. */
export function secondFactorState(facts: { readonly hasFactor: boolean; readonly isDemo: boolean; readonly role: Role; readonly roles: readonly Role[] }): SecondFactorState {
  if (facts.hasFactor) return 'on';
  return !facts.isDemo && facts.roles.includes(facts.role) ? 'must-enrol' : 'none';
}
