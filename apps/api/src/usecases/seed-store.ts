import { createHash } from 'node:crypto';
import { canonicalJson } from '@wuding/domain';
import type { CountyIncident, District, Place, Street } from '@wuding/demo';
import { multiPolygonAreaSquareMetres } from '@wuding/geo';
import type { Database, Store } from '../db/store';
import { recordChange, type Change } from '../repositories/change-log';
import type { Dataset } from '../repositories/datasets';
import { insertDistrict, openBoundary, readStoredDistricts } from '../repositories/import-districts';
import {
  createIncidentTable, dropUnchangedIncidents, incidentImportColumns, incidentLine, writeIncidents,
} from '../repositories/import-incidents';
import { createPlaceTable, dropUnchangedPlaces, placeImportColumns, placeLine, writePlaces } from '../repositories/import-places';
import { createSegmentTable, keepChangedSegments, segmentImportColumns, segmentLine, writeSegments } from '../repositories/import-roads';
import { countPending } from '../repositories/import-rows';
import { segmentCode } from './import/segment-roads';

/** New or changed records of one run. */
export interface StoredCounts {
  readonly districtCount: number;
  readonly streetCount: number;
  readonly placeCount: number;
  readonly addedCount: number;
  readonly updatedCount: number;
}

export interface SeedTarget {
  readonly tx: Database;
  readonly copyIn: Store['copyIn'];
  readonly dataset: Dataset;
  /** UTC milliseconds. */
  readonly at: number;
  readonly onProgress: (text: string) => void;
}

/** Boundaries hold from the day the bureau was founded. */
const foundedAt = Date.parse('2022-12-15T00:00:00+08:00');
const progressEvery = 20_000;

const nextChange = ({ tx, at, dataset }: SeedTarget, entity: Change['entity']): Promise<number> =>
  recordChange(tx, { at, datasetId: dataset.id, entity, operation: 'upsert' });

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Adds the districts the dataset lacks; those that are there belong to their leaders. @returns how many */
export async function storeDistricts(target: SeedTarget, districts: readonly District[]): Promise<number> {
  const known = new Set((await readStoredDistricts(target.tx, target.dataset.id)).flatMap(({ code, name }) => [code, name]));
  const missing = districts.filter(({ code, name }) => !known.has(code) && !known.has(name));
  if (missing.length === 0) return 0;
  const changeSeq = await nextChange(target, 'district');
  for (const { code, name, grade, plan, polygons } of missing) {
    const id = await insertDistrict(target.tx, { datasetId: target.dataset.id, code, name, grade, plan, leaderAccountId: null, changeSeq });
    await openBoundary(target.tx, id, foundedAt, {
      boundary: { type: 'MultiPolygon', coordinates: polygons }, areaSquareMetres: multiPolygonAreaSquareMetres(polygons),
    });
  }
  return missing.length;
}

/** @returns how many segments were new or changed */
export async function storeStreets(target: SeedTarget, streets: readonly Street[]): Promise<number> {
  const { tx, dataset, copyIn } = target;
  await createSegmentTable(tx);
  await copyIn(tx, 'import_segment', segmentImportColumns, streets.map(({ coordinates, ...street }, index) =>
    segmentLine({ ...street, code: segmentCode(street.code), line: coordinates }, index)));
  const changed = await keepChangedSegments(tx, dataset.id);
  if (changed.length > 0) await writeSegments(tx, { datasetId: dataset.id, changeSeq: await nextChange(target, 'road-segment') });
  return changed.length;
}

/** @returns how many places were new or changed */
export async function storePlaces(target: SeedTarget, places: readonly Place[]): Promise<number> {
  const { tx, dataset, copyIn } = target;
  await createPlaceTable(tx);
  await copyIn(tx, 'import_place', placeImportColumns, places.map((place, index) =>
    placeLine({ ...place, row: index + 1, contentHash: hashOf(place), isRepaired: false })));
  await dropUnchangedPlaces(tx, dataset.id);
  const { pendingCount } = await countPending(tx, 'import_place');
  if (pendingCount > 0) await writePlaces(tx, { datasetId: dataset.id, changeSeq: await nextChange(target, 'place') });
  return pendingCount;
}

/** Writes incidents that are new, or that have gone on since an earlier run; their district and street are found as for any record. */
export async function storeIncidents(
  target: SeedTarget, incidents: Iterable<CountyIncident>,
): Promise<{ addedCount: number; updatedCount: number }> {
  const { tx, dataset, copyIn, onProgress } = target;
  await createIncidentTable(tx);
  const simulatedCount = await copyIn(tx, 'import_incident', incidentImportColumns, linesOf(incidents, onProgress));
  await dropUnchangedIncidents(tx, dataset.id);
  const { pendingCount } = await countPending(tx, 'import_incident');
  if (pendingCount === 0) return { addedCount: 0, updatedCount: 0 };
  onProgress(`模拟县：写入事件 ${pendingCount.toLocaleString('en')}/${simulatedCount.toLocaleString('en')}`);
  const changeSeq = await nextChange(target, 'incident');
  const { insertedCount, updatedCount } = await writeIncidents(tx, { datasetId: dataset.id, codeSetId: dataset.codeSetId, changeSeq });
  return { addedCount: insertedCount, updatedCount };
}

function* linesOf(incidents: Iterable<CountyIncident>, onProgress: (text: string) => void): Generator<string> {
  let row = 0;
  for (const incident of incidents) {
    if (++row % progressEvery === 0) onProgress(`模拟县：生成事件 ${row.toLocaleString('en')}`);
    const { eventCode, ...rest } = incident;
    yield incidentLine({ ...rest, row, category: eventCode, contentHash: hashOf(incident), isRepaired: false });
  }
}
