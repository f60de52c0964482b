import type { LiveMove } from '@wuding/contract';
import { unitStates, type UnitState } from '@wuding/domain';

/** What of a unit a move says anew. */
interface Moving {
  readonly at: string | null;
  readonly position: readonly number[] | null;
  readonly state: UnitState;
}

/** A unit where a move says it is. @param at server time of the move */
export function movedUnit<Unit extends Moving>(unit: Unit, [, secondsAgo, lng, lat, state]: LiveMove, at: string): Unit {
  return {
    ...unit, at: secondsAgo === null ? null : new Date(Date.parse(at) - secondsAgo * 1_000).toISOString(), position: lng === null || lat === null ? null : [lng, lat], state: unitStates[state] ?? unit.state,
  };
}
