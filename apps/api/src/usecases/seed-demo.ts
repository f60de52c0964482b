import { createHash } from 'node:crypto';
import { accept, canonicalJson, isAllowed, refuse, type Result } from '@wuding/domain';
import { countyCentre, firstSimulatedOn, prepareGround, simulateCounty, type CountyGround, type CountyIncident } from '@wuding/demo';
import type { Context } from '../context';
import { readCountyDrawings, readWorkCalendar } from '../data-folder/county-files';
import type { Database } from '../db/store';
import { windowAround } from '../ingest/location-window';
import { findHomeDataset, createDataset, findDatasetByKey, type Dataset } from '../repositories/datasets';
import { setHomeDataset } from '../repositories/bureau';
import { findCodeSet } from '../repositories/code-sets';
import { storeDistricts, storeIncidents, storePlaces, storeStreets, type StoredCounts } from './seed-store';
import { ensureBureau } from './bureau/ensure-bureau';
import { ensureCodeSets } from './datasets/ensure-code-sets';
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
  readonly onProgress?: (text: string) => void;
}

export interface SeedDemoReport extends StoredCounts {
  readonly dataset: string;
  /** False when the store already held all of it. */
  readonly hasChanged: boolean;
}

/**
 * Puts the simulated county into the store, in one transaction with one audit row: all of it or nothing. Done again it
 * adds what is missing: later records, further copies of the town. Without a dataset of its own the bureau gets this one.
 */
export async function seedDemo({ ctx, input }: { ctx: Context; input: SeedDemoInput }): Promise<Result<SeedDemoReport>> {
  const { dataFolder, untilAt = ctx.clock.now(), scale = 1, onProgress = () => undefined } = input;
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  if (untilAt < Date.parse(firstSimulatedOn) || untilAt > ctx.clock.now() + furthestAheadMilliseconds) return refuse('time-implausible', { pointer: '/until' });
  if (!Number.isInteger(scale) || scale < 1 || scale > greatestScale) return refuse('invalid-request', { pointer: '/scale' });
  for (const ready of [await ensureBureau({ ctx }), await ensureCodeSets({ ctx, input: { dataFolder } })]) if (!ready.ok) return ready;
  onProgress('模拟县：铺设街道、划片区');
  const ground = prepareGround(countySeed, await readCountyDrawings(dataFolder));
  const incidents = simulateCounty({ seed: countySeed, untilAt, scale, ground, calendar: await readWorkCalendar(dataFolder) });
  return store(ctx, ground, incidents, onProgress);
}

async function store(ctx: Context, ground: CountyGround, incidents: Iterable<CountyIncident>, onProgress: (text: string) => void): Promise<Result<SeedDemoReport>> {
  let found: StoredCounts = { districtCount: 0, streetCount: 0, placeCount: 0, addedCount: 0, updatedCount: 0 };
  const result = await mutate<SeedDemoReport>(ctx, async (tx) => {
    const dataset = await findOrCreate(ctx, tx, ground);
    if (!dataset.ok) return dataset;
    const target = { tx, copyIn: ctx.store.copyIn.bind(ctx.store), dataset: dataset.value, at: ctx.clock.now(), onProgress };
    const hash = createHash('sha256');
    found = {
      districtCount: await storeDistricts(target, ground.districts), streetCount: await storeStreets(target, ground.streets),
      placeCount: await storePlaces(target, ground.places), ...(await storeIncidents(target, hashed(incidents, hash))),
    };
    const itemCount = Object.values(found).reduce((sum, count) => sum + count, 0);
    if (itemCount === 0) return refuse('nothing-new');
    return accept({
      value: { ...found, dataset: demoDatasetKey, hasChanged: true },
      audit: { action: 'seed', entity: 'dataset', entityId: demoDatasetKey, datasetId: dataset.value.id, itemCount, contentHash: hash.digest('hex'), detail: { ...found } },
    });
  }, { statementTimeoutMilliseconds });
  if (!result.ok && result.refusal.code === 'nothing-new') return accept({ ...found, dataset: demoDatasetKey, hasChanged: false });
  return result;
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

/** Passes the records on while hashing them, so that the audit row can say exactly what was seeded. */
function* hashed(incidents: Iterable<CountyIncident>, hash: ReturnType<typeof createHash>): Generator<CountyIncident> {
  for (const incident of incidents) {
    hash.update(canonicalJson(incident));
    yield incident;
  }
}
