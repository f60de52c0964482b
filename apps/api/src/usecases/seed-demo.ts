import { createHash } from 'node:crypto';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import { copyGround, countyCentre, firstSimulatedOn, prepareGround, simulateCounty, type CountyGround, type SimulatedCounty } from '@wuding/demo';
import type { Context } from '../context';
import { readCountyDrawings, readWorkCalendar } from '../data-folder/county-files';
import type { LatentSink } from '../data-folder/latent-log';
import type { Database } from '../db/store';
import { windowAround } from '../ingest/location-window';
import { findHomeDataset, createDataset, extendBounds, findDatasetByKey, type Dataset } from '../repositories/datasets';
import { setHomeDataset } from '../repositories/bureau';
import { findCodeSet } from '../repositories/code-sets';
import { chaptersOf } from './seed-chapters';
import { openSeedTables, storeDistricts, storeLife, storePlaces, storeSpots, storeStreets, type StoredCounts } from './seed-store';
import { storeGroundRules } from './seed-ground';
import { ensureBureau } from './bureau/ensure-bureau';
import { ensureCodeSets } from './datasets/ensure-code-sets';
import { ensureWorkCalendar } from './datasets/ensure-work-calendar';
import { mutate } from './mutate';

/** The one seed of the one county. Changing it makes another county: every figure anybody knows by heart changes. */
const countySeed = 20_221_215;
export const demoDatasetKey = 'county';
const demoDatasetName = 'XX县（模拟）';
const codeSetKey = 'bureau-2023';
const zone = 'Asia/Shanghai';
/** Records lie a few metres beside the streets; the dataset holds them all. */
const boundsMarginMetres = 300;
/** A million incidents take minutes on the embedded store. */
const statementTimeoutMilliseconds = 15 * 60_000;
/** However far ahead somebody wants to see the county: ten years. */
const furthestAheadMilliseconds = 10 * 366 * 86_400_000;
export const greatestScale = 200;

export interface SeedDemoInput {
  readonly dataFolder: string;
  /** UTC milliseconds; left out = now. */
  readonly untilAt?: number;
  readonly scale?: number;
  /** Takes what really happened and what was planted, for those who test estimators; left out = not kept. */
  readonly latent?: LatentSink;
  readonly onProgress?: (text: string) => void;
}

export interface SeedDemoReport extends StoredCounts {
  readonly dataset: string;
  /** False when the store already held all of it. */
  readonly hasChanged: boolean;
}

/**
 * Puts the simulated county into the store, a transaction with an audit row for each copy of the town: all of a town or
 * nothing. Done again it adds what is missing: later records, further copies. Without a dataset of its own the bureau gets
 * this one.
 */
export async function seedDemo({ ctx, input }: { ctx: Context; input: SeedDemoInput }): Promise<Result<SeedDemoReport>> {
  const { dataFolder, untilAt = ctx.clock.now(), scale = 1, onProgress = () => undefined } = input;
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  if (untilAt < Date.parse(firstSimulatedOn) || untilAt > ctx.clock.now() + furthestAheadMilliseconds) return refuse('time-implausible', { pointer: '/until' });
  if (!Number.isInteger(scale) || scale < 1 || scale > greatestScale) return refuse('invalid-request', { pointer: '/scale' });
  for (const ready of [await ensureBureau({ ctx }), await ensureCodeSets({ ctx, input: { dataFolder } }), await ensureWorkCalendar({ ctx, input: { dataFolder } })]) if (!ready.ok) return ready;
  onProgress('模拟县：铺设街道、划片区');
  const ground = prepareGround(countySeed, await readCountyDrawings(dataFolder));
  const calendar = await readWorkCalendar(dataFolder);
  let report: SeedDemoReport = { ...nothing, dataset: demoDatasetKey, hasChanged: false };
  for (let copy = 0; copy < scale; copy++) {
    const town: Town = {
      ground: copyGround(ground, copy, scale), suffix: copy === 0 ? '' : `-${copy + 1}`,
      county: simulateCounty({ seed: countySeed + copy * 1_000_003, untilAt, ground: copyGround(ground, copy, scale), calendar, meetsTotals: copy === 0 }),
    };
    const stored = await storeTown(ctx, town, input.latent, onProgress);
    if (!stored.ok) return stored;
    report = addCounts(report, stored.value);
  }
  return accept(report);
}

interface Town {
  readonly ground: CountyGround;
  readonly county: SimulatedCounty;
  /** Sets the codes of a copy apart. */
  readonly suffix: string;
}

const nothing: StoredCounts = { districtCount: 0, streetCount: 0, placeCount: 0, ruleCount: 0, spotCount: 0, visitCount: 0, addedCount: 0, updatedCount: 0 };

function addCounts(report: SeedDemoReport, more: StoredCounts): SeedDemoReport {
  const summed = Object.fromEntries((Object.keys(nothing) as (keyof StoredCounts)[]).map((name) => [name, report[name] + more[name]])) as unknown as StoredCounts;
  return { ...report, ...summed, hasChanged: report.hasChanged || Object.values(more).some((count) => count > 0) };
}

async function storeTown(ctx: Context, { ground, county, suffix }: Town, latent: LatentSink | undefined, onProgress: (text: string) => void): Promise<Result<StoredCounts>> {
  const result = await mutate<StoredCounts>(ctx, async (tx) => {
    const dataset = await findOrCreate(ctx, tx, ground);
    if (!dataset.ok) return dataset;
    await extendBounds(tx, dataset.value.id, [...windowAround(ground.bounds, boundsMarginMetres)]);
    const target = { tx, copyIn: ctx.store.copyIn.bind(ctx.store), dataset: dataset.value, at: ctx.clock.now(), onProgress };
    await openSeedTables(target);
    const hash = createHash('sha256');
    const found: StoredCounts = {
      districtCount: await storeDistricts(target, ground.districts), streetCount: await storeStreets(target, ground.streets),
      placeCount: await storePlaces(target, [...ground.places, ...ground.shops]), ruleCount: await storeGroundRules(target, ground),
      spotCount: await storeSpots(target, county.spots, suffix),
      ...(await storeLife(target, chaptersOf({ county, suffix, latent, hash }))),
    };
    const itemCount = Object.values(found).reduce((sum, count) => sum + count, 0);
    if (itemCount === 0) return refuse('nothing-new');
    return accept({
      value: found,
      audit: { action: 'seed', entity: 'dataset', entityId: demoDatasetKey, datasetId: dataset.value.id, itemCount, contentHash: hash.digest('hex'), detail: { ...found, town: suffix || '-1' } },
    });
  }, { statementTimeoutMilliseconds });
  return !result.ok && result.refusal.code === 'nothing-new' ? accept(nothing) : result;
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
