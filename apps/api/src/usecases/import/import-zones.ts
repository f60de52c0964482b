import { canonicalJson } from '@wuding/domain';
import { multiPolygonAreaSquareMetres } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import type { Database } from '../../db/store';
import { positionsOf } from '../../ingest/read-shape';
import { eachOf, type RowProblem } from '../../ingest/record';
import { FileRefused } from '../../ingest/refused';
import { readZone, type ZoneCandidate } from '../../ingest/zone-row';
import { recordChange } from '../../repositories/change-log';
import { findEventCode } from '../../repositories/code-sets';
import { districtIdOfArea, findZone, hasMarket, insertZone, isZoneAreaSame, readZoneCodes, updateZone, type ZoneDraft, type ZoneRecord } from '../../repositories/zones';
import { GrowingBox, type ImportRun, type KeptCounts, type StoredCounts } from './import-run';
import { settleTarget } from './settle-target';
import { growBounds, storeInOneTransaction } from './store-rows';

const maximumZones = 10_000;

/**
 * Imports zones with their areas and hours. The same code is the same zone: what the file says otherwise replaces what is
 * stored, what it has no column for stays. A withdrawn zone stays withdrawn.
 */
export async function importZones(run: ImportRun): Promise<KeptCounts> {
  const { candidates, repeatCount } = await readZones(run);
  return storeInOneTransaction(run, (tx) => storeZones({ tx, run, candidates, repeatCount }));
}

async function readZones({ records, settings, tally }: ImportRun): Promise<{ candidates: ZoneCandidate[]; repeatCount: number }> {
  const byCode = new Map<string, ZoneCandidate>();
  let repeatCount = 0;
  for await (const record of eachOf(records)) {
    const verdict = readZone(record, settings);
    const first = verdict.ok ? byCode.get(verdict.candidate.code) : undefined;
    if (!verdict.ok) await tally.reject(record, verdict.problems);
    else if (first === undefined) {
      byCode.set(verdict.candidate.code, verdict.candidate);
      tally.repaired(verdict.repairs);
    } else if (JSON.stringify({ ...first, row: 0 }) === JSON.stringify({ ...verdict.candidate, row: 0 })) repeatCount += 1;
    else await tally.reject(record, [{ field: 'code', reason: 'duplicate-code', detail: `${first.code}（见第 ${first.row} 行）` }]);
    if (byCode.size > maximumZones) throw new FileRefused('too-many-features', { row: record.row, maximumZones });
  }
  return { candidates: [...byCode.values()], repeatCount };
}

interface Storing {
  readonly tx: Database;
  readonly run: ImportRun;
  readonly candidates: readonly ZoneCandidate[];
  readonly repeatCount: number;
}

async function storeZones({ tx, run, candidates, repeatCount }: Storing): Promise<StoredCounts & { datasetId: number }> {
  const nowAt = run.ctx.clock.now();
  const { dataset } = await settleTarget(tx, run.target, { newCategories: [], nowAt });
  const known = await readZoneCodes(tx, dataset.id);
  const steps: Step[] = [];
  for (const candidate of candidates) {
    const problem = await problemOf(tx, dataset, candidate);
    if (problem === null) steps.push(await stepOf(tx, known.get(candidate.code), candidate));
    else await run.tally.reject({ row: candidate.row, line: null }, [problem]);
  }
  const writes = steps.filter(({ isSame }) => !isSame);
  const counts = {
    datasetId: dataset.id, acceptedCount: writes.length, updatedCount: writes.filter(({ stored }) => stored !== null).length,
    repairedCount: writes.filter(({ candidate }) => candidate.isRepaired).length, duplicateCount: steps.length - writes.length + repeatCount, remarks: [],
  };
  if (writes.length === 0) return counts;
  const changeSeq = await recordChange(tx, { at: nowAt, datasetId: dataset.id, entity: 'zone', operation: 'upsert' });
  await growBounds(tx, dataset, boxOf(writes));
  for (const { draft, stored } of writes) {
    const target = { datasetId: dataset.id, changeSeq, districtId: await districtIdOfArea(tx, dataset.id, draft.area, nowAt) };
    if (stored === null) await insertZone(tx, target, draft);
    else await updateZone(tx, { ...target, id: stored.id, version: stored.version }, { ...draft, removedAt: stored.isRemoved ? nowAt : null });
  }
  return counts;
}

interface Step {
  readonly candidate: ZoneCandidate;
  readonly draft: ZoneDraft;
  readonly stored: ZoneRecord | null;
  readonly isSame: boolean;
}

/** Event codes and markets must be the dataset's own. */
async function problemOf(tx: Database, dataset: { id: number; codeSetId: number }, { eventCodes = [], market }: ZoneCandidate): Promise<RowProblem | null> {
  for (const code of eventCodes) if ((await findEventCode(tx, dataset.codeSetId, code)) === null) return { field: 'eventCodes', reason: 'unknown-category', detail: code };
  if (typeof market === 'string' && !(await hasMarket(tx, dataset.id, market))) return { field: 'market', reason: 'unknown-value', detail: market };
  return null;
}

/** @param id of the stored zone of that code */
async function stepOf(tx: Database, id: number | undefined, candidate: ZoneCandidate): Promise<Step> {
  const stored = id === undefined ? null : await findZone(tx, id);
  const { row: _row, isRepaired: _repaired, ...given } = candidate;
  const area = candidate.area as MultiPolygon;
  const draft: ZoneDraft = { ...keptOf(stored), ...definedOf(given), area, areaSquareMetres: multiPolygonAreaSquareMetres(candidate.area.coordinates) };
  const isSame = stored !== null && (await isZoneAreaSame(tx, stored.id, area)) && factsText(draft) === factsText({ ...keptOf(stored), code: stored.code, name: stored.name, kind: stored.kind });
  return { candidate, draft, stored, isSame };
}

type Kept = Omit<ZoneDraft, 'code' | 'name' | 'kind' | 'area' | 'areaSquareMetres'>;
const keptOf = (stored: ZoneRecord | null): Kept => ({
  capacity: stored?.capacity ?? null, eventCodes: stored?.eventCodes ?? [], basis: stored?.basis ?? '', effectiveFromAt: stored?.effectiveFromAt ?? null,
  effectiveToAt: stored?.effectiveToAt ?? null, market: stored?.market ?? null, placeId: stored?.placeId ?? null, bellBeforeMinutes: stored?.bellBeforeMinutes ?? 0,
  bellAfterMinutes: stored?.bellAfterMinutes ?? 0, hours: stored?.hours ?? [],
});

const definedOf = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };

/** What two zones must agree in, apart from their areas, to be the same. */
const factsText = ({ code, name, kind, capacity, eventCodes, basis, effectiveFromAt, effectiveToAt, market, hours }: Kept & Pick<ZoneDraft, 'code' | 'name' | 'kind'>): string =>
  canonicalJson({ code, name, kind, capacity, eventCodes, basis, effectiveFromAt, effectiveToAt, market, hours });

function boxOf(steps: readonly Step[]) {
  const growing = new GrowingBox();
  for (const { candidate } of steps) for (const position of positionsOf(candidate.area.coordinates)) growing.add(position);
  return growing.box;
}
