import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import { countyCentre, firstSimulatedOn, type CountyGround } from '@wuding/demo';
import type { Context } from '../context';
import type { Database } from '../db/store';
import { windowAround } from '../ingest/location-window';
import { findHomeDataset, createDataset, extendBounds, findDatasetByKey, type Dataset } from '../repositories/datasets';
import { setHomeDataset } from '../repositories/bureau';
import { findCodeSet } from '../repositories/code-sets';
import { noteSeedProgress } from '../repositories/seed-progress';
import { storeGroundRules } from './seed-ground';
import { storeDistricts, storeIncidents, storePlaces, storeSpots, storeStreets, type SeedTarget, type StoredCounts } from './seed-store';
import { tellCounty, type CountyMonth, type CountyPart, type Telling } from './seed-telling';
import { storeDuty, writeDutyOf, type TownDuty } from './seed-duty';
import type { ToldDuty } from './seed-duty-telling';
import { writeVisitsOf, type RestWriting, type TownVisits } from './seed-visits';
import { ensureBureau } from './bureau/ensure-bureau';
import { ensureCodeSets } from './datasets/ensure-code-sets';
import { ensureWorkCalendar } from './datasets/ensure-work-calendar';
import { mutate } from './mutate';

export const demoDatasetKey = 'county';
const demoDatasetName = 'XX县（模拟）';
const codeSetKey = 'bureau-2023';
const zone = 'Asia/Shanghai';
/** Records lie a few metres beside the streets; the dataset holds them all. */
const boundsMarginMetres = 300;
/** Months of records at once may take minutes on a small machine. */
const statementTimeoutMilliseconds = 15 * 60_000;
/** However far ahead somebody wants to see the county: ten years. */
const furthestAheadMilliseconds = 10 * 366 * 86_400_000;
export const greatestScale = 200;

export interface SeedDemoInput {
  readonly dataFolder: string;
  /** UTC milliseconds; left out = now. */
  readonly untilAt?: number;
  readonly scale?: number;
  /** Where what really happened and what was planted is kept, for those who test estimators; left out = not kept. */
  readonly latentFolder?: string;
  /** Who tells the county; left out = told in this thread. */
  readonly tell?: Telling;
  /** Takes what is left of each town instead of having it written: for a start that must not wait for it. */
  readonly keepRest?: (rest: TownRest) => void;
  readonly onProgress?: (text: string) => void;
}

/** What people need not wait for: visits, and weeks of duty long gone. */
export interface TownRest {
  readonly visits: TownVisits;
  /** null = the town has no rosters. */
  readonly duty: TownDuty | null;
}

export interface SeedDemoReport extends StoredCounts {
  readonly dataset: string;
  /** False when the store already held all of it. */
  readonly hasChanged: boolean;
}

/**
 * Puts the simulated county into the store. For each copy of the town its ground and records, all or nothing in one transaction with an
 * audit row, then its visits month by month. Done again it adds what is missing: later records, further copies, visits that a stop cut
 * short. Without a dataset of its own the bureau gets this one.
 */
export async function seedDemo({ ctx, input }: { ctx: Context; input: SeedDemoInput }): Promise<Result<SeedDemoReport>> {
  const { dataFolder, untilAt = ctx.clock.now(), scale = 1, tell = tellCounty, latentFolder = null, onProgress = () => undefined } = input;
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  if (untilAt < Date.parse(firstSimulatedOn) || untilAt > ctx.clock.now() + furthestAheadMilliseconds) return refuse('time-implausible', { pointer: '/until' });
  if (!Number.isInteger(scale) || scale < 1 || scale > greatestScale) return refuse('invalid-request', { pointer: '/scale' });
  for (const ready of [await ensureBureau({ ctx }), await ensureCodeSets({ ctx, input: { dataFolder } }), await ensureWorkCalendar({ ctx, input: { dataFolder } })]) if (!ready.ok) return ready;
  onProgress('模拟县：铺设街道、划片区');
  const parts = tell({ dataFolder, untilAt, scale, latentFolder });
  let report: SeedDemoReport = { ...nothing, dataset: demoDatasetKey, hasChanged: false }, townCount = 0;
  const onTownProgress = scale === 1 ? onProgress : (text: string): void => onProgress(`第 ${townCount}/${scale} 镇 ${text}`);
  try {
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
      if (next.value.kind !== 'town') throw new Error(`a telling begins with a town, not with a ${next.value.kind}`);
      townCount += 1;
      const stored = await storeTown(ctx, { ...next.value, untilAt, rest: parts }, onTownProgress);
      if (!stored.ok) return stored;
      const { counts, rest } = stored.value;
      report = addCounts(report, { ...counts, dutyCount: rest.duty === null ? 0 : await storeDuty(ctx, rest.duty) });
      if (input.keepRest !== undefined) input.keepRest(rest);
      else report = addCounts(report, await writeRestOf(ctx, rest, { onProgress: onTownProgress }));
    }
  } finally {
    await parts.return?.();
  }
  return accept(report);
}

/** @returns what was new of it */
export async function writeRestOf(ctx: Context, { duty, visits }: TownRest, writing: RestWriting): Promise<StoredCounts> {
  return { ...nothing, dutyCount: duty === null ? 0 : await writeDutyOf(ctx, duty, writing), visitCount: await writeVisitsOf(ctx, visits, writing) };
}

type Town = Extract<CountyPart, { kind: 'town' }> & { readonly untilAt: number; readonly rest: AsyncIterator<CountyPart> };

const nothing: StoredCounts = { districtCount: 0, streetCount: 0, placeCount: 0, ruleCount: 0, spotCount: 0, visitCount: 0, dutyCount: 0, addedCount: 0, updatedCount: 0 };

function addCounts(report: SeedDemoReport, more: StoredCounts): SeedDemoReport {
  const summed = Object.fromEntries((Object.keys(nothing) as (keyof StoredCounts)[]).map((name) => [name, report[name] + more[name]])) as unknown as StoredCounts;
  return { ...report, ...summed, hasChanged: report.hasChanged || Object.values(more).some((count) => count > 0) };
}

/** The ground and the records of one town. @returns what was new, and what is not written yet */
async function storeTown(ctx: Context, town: Town, onProgress: (text: string) => void): Promise<Result<{ counts: StoredCounts; rest: TownRest }>> {
  const { ground, suffix, untilAt } = town;
  const kept: TownRest[] = [];
  const result = await mutate<StoredCounts>(ctx, async (tx) => {
    const dataset = await findOrCreate(ctx, tx, ground);
    if (!dataset.ok) return dataset;
    await extendBounds(tx, dataset.value.id, [...windowAround(ground.bounds, boundsMarginMetres)]);
    const target = { tx, copyIn: ctx.store.copyIn.bind(ctx.store), dataset: dataset.value, at: ctx.clock.now(), onProgress };
    const told = monthsOf(town.rest);
    const found = await storeGroundAndRecords(target, town, told.months);
    const { contentHash, months, duty } = told.end(), own = { datasetId: dataset.value.id, town: suffix };
    kept.push({ visits: { ...own, months }, duty: duty === null ? null : { ...own, ...duty, untilAt } });
    const itemCount = Object.values(found).reduce((sum, count) => sum + count, 0);
    if (itemCount === 0) return refuse('nothing-new');
    await noteSeedProgress(tx, { datasetId: dataset.value.id, town: suffix, part: 'records', untilAt });
    return accept({
      value: found,
      audit: { action: 'seed', entity: 'dataset', entityId: demoDatasetKey, datasetId: dataset.value.id, itemCount, contentHash, detail: { ...found, town: suffix || '-1' } },
    });
  }, { statementTimeoutMilliseconds });
  if (!result.ok && result.refusal.code !== 'nothing-new') return result;
  const [rest] = kept;
  if (rest === undefined) throw new Error('a town was stored without its end');
  return accept({ counts: result.ok ? result.value : nothing, rest });
}

async function storeGroundAndRecords(target: SeedTarget, { ground, spotLines, untilAt }: Town, months: AsyncIterable<CountyMonth>): Promise<StoredCounts> {
  return {
    ...nothing,
    districtCount: await storeDistricts(target, ground.districts), streetCount: await storeStreets(target, ground.streets),
    placeCount: await storePlaces(target, [...ground.places, ...ground.shops]), ruleCount: await storeGroundRules(target, ground, untilAt),
    spotCount: await storeSpots(target, spotLines), ...(await storeIncidents(target, months)),
  };
}

/** The months of one town up to its end; their visits and the town's duty are kept for later. */
function monthsOf(parts: AsyncIterator<CountyPart>): { months: AsyncIterable<CountyMonth>; end: () => { contentHash: string; months: CountyMonth[]; duty: ToldDuty | null } } {
  const kept: CountyMonth[] = [];
  let contentHash: string | null = null, duty: ToldDuty | null = null;
  async function* months(): AsyncGenerator<CountyMonth> {
    for (;;) {
      const next = await parts.next();
      if (next.done === true || next.value.kind === 'town') throw new Error('a town was told without its end');
      if (next.value.kind === 'town-end') {
        contentHash = next.value.contentHash;
        return;
      }
      if (next.value.kind === 'duty') {
        duty = next.value.duty;
        continue;
      }
      kept.push({ ...next.value.month, incidentLines: '' });
      yield next.value.month;
    }
  }
  return {
    months: months(),
    end() {
      if (contentHash === null) throw new Error('the months of a town were not told to their end');
      return { contentHash, months: kept, duty };
    },
  };
}

async function findOrCreate(ctx: Context, tx: Database, ground: CountyGround): Promise<Result<Dataset>> {
  const existing = await findDatasetByKey(tx, demoDatasetKey);
  if (existing !== null) return existing.provenance === 'simulated' ? accept(existing) : refuse('already-exists', { data: { dataset: demoDatasetKey } });
  const codeSet = await findCodeSet(tx, codeSetKey);
  if (codeSet === null) throw new Error(`the data folder has no code set ${codeSetKey}`);
  const created = await createDataset(tx, {
    key: demoDatasetKey, name: demoDatasetName, provenance: 'simulated', timeZone: zone, codeSetId: codeSet.id, basemap: 'county',
    bounds: [...windowAround(ground.bounds, boundsMarginMetres)], planeOrigin: countyCentre, createdAt: ctx.clock.now(),
  });
  if (created === null) throw new Error(`dataset ${demoDatasetKey} came into being within its own transaction`);
  if ((await findHomeDataset(tx)) === null) await setHomeDataset(tx, created.id);
  return accept(created);
}
