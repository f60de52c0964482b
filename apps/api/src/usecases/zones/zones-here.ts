import type { Endpoints, ResponseOf } from '@wuding/contract';
import type { Position } from '@wuding/geo';
import type { Database } from '../../db/store';
import { readCalendarRules } from '../../repositories/calendar-rules';
import type { Dataset } from '../../repositories/datasets';
import { listZones } from '../../repositories/zones';
import { statesAt } from './zone-view';

type ZonesHere = ResponseOf<Endpoints['readHere']>['zones'];
const rank = { 'in-force': 0, 'unknown': 1, 'not-in-force': 2 } as const;

/** Zones that cover a position, with how they stand at an instant: those in force first. What is not in effect then is left out. */
export async function zonesHere(db: Database, dataset: Dataset, { position, at }: { readonly position: Position; readonly at: number }): Promise<ZonesHere> {
  const records = await listZones(db, { datasetId: dataset.id, position, isRemoved: false });
  if (records.length === 0) return [];
  const stateOf = statesAt(at, dataset.timeZone, await readCalendarRules(db, dataset.id));
  return records.map((zone) => ({ id: zone.id, name: zone.name, kind: zone.kind, capacity: zone.capacity, state: stateOf(zone) }))
    .filter(({ state }) => state.because !== 'not-effective')
    .toSorted((a, b) => rank[a.state.state] - rank[b.state.state] || a.id - b.id);
}
