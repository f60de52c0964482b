import type { Endpoints, ParsedOf, ZoneView } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readCalendarRules } from '../../repositories/calendar-rules';
import type { Dataset } from '../../repositories/datasets';
import { findDistrict } from '../../repositories/districts';
import { listZones } from '../../repositories/zones';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { statesAt, toZoneView } from './zone-view';

export type ZoneQuestion = Omit<ParsedOf<Endpoints['exportZones']>['query'], 'format'>;

/** Every zone a question means, with its state at the asked time, in the asked order. */
export async function selectZones(ctx: Context, query: ZoneQuestion): Promise<Result<{ dataset: Dataset; zones: ZoneView[] }>> {
  const found = await findDataset(ctx, query.dataset);
  if (!found.ok) return found;
  const dataset = found.value;
  const { db } = ctx.store;
  if (query.district !== undefined && (await findDistrict(db, query.district, ctx.clock.now()))?.datasetId !== dataset.id) return refuse('unknown-district', { pointer: '/district' });
  const stateOf = statesAt(parseInstant(query.at) ?? ctx.clock.now(), dataset.timeZone, await readCalendarRules(db, dataset.id));
  const records = await listZones(db, {
    datasetId: dataset.id, kind: query.kind, districtId: query.district, bbox: query.bbox === undefined ? undefined : [...query.bbox], text: query.q || undefined,
    isRemoved: query.removed === 'true',
  });
  const zones = records.map((record) => toZoneView(record, stateOf)).filter(({ state }) => query.state === undefined || state.state === query.state);
  return accept({ dataset, zones: zones.toSorted(orderOf(query.sort)) });
}

type Key = (zone: ZoneView) => string | number;
const keys: Readonly<Record<string, Key>> = {
  name: ({ name }) => name, kind: ({ kind }) => kind, capacity: ({ capacity }) => capacity ?? -1, area: ({ areaSquareMetres }) => areaSquareMetres,
};

function orderOf(sort: ZoneQuestion['sort']): (a: ZoneView, b: ZoneView) => number {
  const key = keys[sort.replace('-', '')] as Key;
  const direction = sort.startsWith('-') ? -1 : 1;
  return (a, b) => direction * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id);
}
