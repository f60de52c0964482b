import type { Actor, Clock, Role } from '@wuding/domain';
import type { Context } from '../context';
import type { Store } from '../db/store';

/** A clock that stands still until a test moves it. Begins at 2026-05-01 12:00 in Shanghai. */
export class TestClock implements Clock {
  at = Date.UTC(2026, 4, 1, 4);

  now(): number {
    return this.at;
  }

  passMinutes(minutes: number): void {
    this.at += minutes * 60_000;
  }
}

/** The console in a role, as the CLI acts. */
export const consoleActor = (role: Role): Actor => ({ accountId: null, username: 'console', role, districtIds: [] });

export const contextOf = (store: Store, clock: Clock, actor: Actor): Context => ({ store, clock, actor, requestId: null });
