import { createHash } from 'node:crypto';
import { canonicalJson } from '@wuding/domain';
import type { District, Place, Street } from '@wuding/demo';
import { multiPolygonAreaSquareMetres } from '@wuding/geo';
import type { Database, Store } from '../db/store';
import { recordChange, type Change } from '../repositories/change-log';
import type { Dataset } from '../repositories/datasets';
import { noteDistrictState } from '../repositories/district-history';
import { insertDistrict, openBoundary, readStoredDistricts } from '../repositories/import-districts';
import {
  analyseIncidents, createIncidentTable, dropUnchangedIncidents, emptyIncidentTable, hasIncidents, incidentImportColumns, writeIncidents,
} from '../repositories/import-incidents';
import { createPlaceTable, dropUnchangedPlaces, placeImportColumns, placeLine, writePlaces } from '../repositories/import-places';
import { createSegmentTable, keepChangedSegments, segmentImportColumns, segmentLine, writeSegments } from '../repositories/import-roads';
import { countPending } from '../repositories/import-rows';
import { createSpotTable, spotColumns, writeSpots } from '../repositories/seed-visits';
import { segmentCode } from './import/segment-roads';
import type { CountyMonth } from './seed-telling';

/** New or changed records of one run. */
export interface StoredCounts {
  readonly districtCount: number;
  readonly streetCount: number;
  readonly placeCount: number;
  /** Market days, terms, bells, zones, covered walks and unit cells. */
  readonly ruleCount: number;
  readonly spotCount: number;
  readonly visitCount: number;
  /** People, posts and the like, and shifts of rosters. */
  readonly dutyCount: number;
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
    await noteDistrictState(target.tx, id, { at: foundedAt, authorAccountId: null, authorName: '模拟' });
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

/** Writes the spots of one town. @returns how many were new */
export async function storeSpots({ tx, copyIn, dataset }: SeedTarget, spotLines: string): Promise<number> {
  await createSpotTable(tx);
  await copyIn(tx, 'seed_spot', spotColumns, [spotLines]);
  return writeSpots(tx, dataset.id);
}

/**
 * Writes the incidents that are new in each month, or have gone on since an earlier run, their district and street found as for any
 * record. Into an empty dataset they go without being compared with anything.
 */
export async function storeIncidents(target: SeedTarget, months: AsyncIterable<CountyMonth>): Promise<Pick<StoredCounts, 'addedCount' | 'updatedCount'>> {
  const { tx, dataset, copyIn, onProgress } = target;
  const counts = { addedCount: 0, updatedCount: 0 };
  const isEmpty = !(await hasIncidents(tx, dataset.id));
  await createIncidentTable(tx);
  let changeSeq: number | null = null;
  for await (const { fromOn, incidentLines, incidentCount } of months) {
    if (incidentCount === 0) continue;
    await copyIn(tx, 'import_incident', incidentImportColumns, [incidentLines]);
    if (!isEmpty) await dropUnchangedIncidents(tx, dataset.id);
    if (!isEmpty && (await countPending(tx, 'import_incident')).pendingCount === 0) continue;
    changeSeq ??= await nextChange(target, 'incident');
    const written = await writeIncidents(tx, { datasetId: dataset.id, codeSetId: dataset.codeSetId, changeSeq });
    counts.addedCount += written.insertedCount;
    counts.updatedCount += written.updatedCount;
    await emptyIncidentTable(tx);
    onProgress(`模拟县：${fromOn.slice(0, 7)} 起，已写入事件 ${counts.addedCount.toLocaleString('en')}`);
  }
  if (changeSeq !== null) await analyseIncidents(tx);
  return counts;
}
