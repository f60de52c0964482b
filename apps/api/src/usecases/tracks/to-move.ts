import type { LiveMove } from '@wuding/contract';
import { unitStates } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import type { LiveUnit } from '../../live/patrol-live';

/** Where a unit is that was told before, as short as can be: it is told every second, of thousands, to hundreds. */
export function toMove({ deviceId, at, lng, lat, state }: LiveUnit, now: number): LiveMove {
  const place = lng === null || lat === null ? [null, null] as const : roundPosition([lng, lat]);
  return [deviceId, at === null ? null : Math.round((now - at) / 1_000), place[0], place[1], unitStates.indexOf(state)];
}
