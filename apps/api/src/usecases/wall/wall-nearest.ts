import type { WallSections } from '@wuding/contract';
import { minutesOf } from '../tasks/task-view';
import { reasonsAgainst, unitsToMeasure } from '../tasks/nearest-units';
import type { WallPlace } from './wall-sections';

/** No wall shows more alarms than this at once; the gravest come first. */
const mostMeasured = 8;

/** For the gravest alarms with a place, the unit that could be there soonest by road, or that none can be sent. Called by its beat or post, as every unit on the wall. */
export async function readWallNearest(
  { ctx, dataset, patrolLive, roadNetworks }: Pick<WallPlace, 'ctx' | 'patrolLive' | 'roadNetworks'> & { readonly dataset: Pick<WallPlace['dataset'], 'id'> }, alarms: readonly Pick<WallSections['alarms'][number], 'key' | 'position'>[],
): Promise<WallSections['nearest']> {
  const placed = alarms.slice(0, mostMeasured).flatMap(({ key, position }) => (position === null ? [] : [{ key, position }]));
  if (placed.length === 0) return [];
  const measure = await unitsToMeasure(ctx, dataset.id, { live: patrolLive, networks: roadNetworks });
  return placed.map(({ key, position }) => {
    const [first] = measure([...position]).filter((one) => reasonsAgainst(one, { certifiedCount: 0, needsVehicle: false }).length === 0).sort((a, b) => a.seconds! - b.seconds! || a.unit.deviceId - b.unit.deviceId);
    return { alarmKey: key, unit: first === undefined ? null : { label: first.unit.placeName, mode: first.unit.mode, roadMinutes: minutesOf(first.seconds) ?? 0 } };
  });
}
