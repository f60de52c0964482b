import type { SessionView } from '@wuding/contract';
import { grants, type Actor } from '@wuding/domain';

/** Somebody who signed in: the actor, and what their own session view shows. */
export interface SessionActor extends Actor {
  readonly accountId: number;
  readonly displayName: string;
  readonly isDemo: boolean;
  /** The latest the session may live, UTC milliseconds. */
  readonly expiresAt: number;
}

export const isSessionActor = (actor: Actor): actor is SessionActor => actor.accountId !== null && 'expiresAt' in actor;

export const toSessionView = ({ accountId, username, displayName, role, isDemo, districtIds, expiresAt }: SessionActor): SessionView => ({
  accountId, username, displayName, role, isDemo, districtIds: [...districtIds],
  permissions: Object.keys(grants[role]), expiresAt: new Date(expiresAt).toISOString(),
});
