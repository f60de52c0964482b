import type { SessionView } from '@wuding/contract';
import { grants, secondFactorState, type Actor, type Permission, type Role, type SecondFactorState } from '@wuding/domain';

/** Somebody who signed in: the actor, and what their own session view shows. */
export interface SessionActor extends Actor {
  readonly accountId: number;
  readonly role: Role;
  readonly displayName: string;
  readonly isDemo: boolean;
  readonly secondFactor: SecondFactorState;
  /** The latest the session may live, UTC milliseconds. */
  readonly expiresAt: number;
}

interface AccountFacts extends Omit<SessionActor, 'secondFactor'> {
  readonly hasFactor: boolean;
  readonly factorRoles: readonly Role[];
}

/** The actor of an account as it stands now. */
export const toSessionActor = ({ accountId, username, displayName, role, isDemo, districtIds, expiresAt, hasFactor, factorRoles }: AccountFacts): SessionActor => ({
  accountId, username, displayName, role, isDemo, districtIds, expiresAt, secondFactor: secondFactorState({ hasFactor, isDemo, role, roles: factorRoles }),
});

export const isSessionActor = (actor: Actor): actor is SessionActor => actor.accountId !== null && 'expiresAt' in actor;

/** Until its second factor is set up, an account that must have one may do nothing but that, and leave. */
export const isHeldBack = (actor: Actor, permission: Permission): boolean =>
  isSessionActor(actor) && actor.secondFactor === 'must-enrol' && permission !== 'session.own';

export const toSessionView = (actor: SessionActor): SessionView => {
  const { accountId, username, displayName, role, isDemo, districtIds, expiresAt, secondFactor } = actor;
  const permissions = (Object.keys(grants[role]) as Permission[]).filter((permission) => !isHeldBack(actor, permission));
  return { accountId, username, displayName, role, isDemo, districtIds: [...districtIds], permissions, secondFactor, expiresAt: new Date(expiresAt).toISOString() };
};
