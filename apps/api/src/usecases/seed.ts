import { accept, type Clock, type Result } from '@wuding/domain';
import type { Context } from '../context';
import type { Store } from '../db/store';
import { setHomeDataset } from '../repositories/bureau';
import { findCodeSet } from '../repositories/code-sets';
import { createDataset, findDatasetByKey, findHomeDataset } from '../repositories/datasets';
import { ensureBureau } from './bureau/ensure-bureau';
import { ensureCodeSets } from './datasets/ensure-code-sets';
import { ensureWorkCalendar } from './datasets/ensure-work-calendar';
import { readSeedProgress } from '../repositories/seed-progress';
import { mutate } from './mutate';
import { ensurePublishedFigures } from './reports/ensure-published-figures';
import { seedDemoAccounts } from './seed-accounts';
import { bindDemoPeople } from './seed-accounts-people';
import { demoDatasetKey, seedDemo, writeRestOf, type TownRest } from './seed-demo';
import { storeDuty, type TownDuty } from './seed-duty';
import { tellCounty, type CountyMonth, type Telling } from './seed-telling';
import type { RestWriting } from './seed-visits';

export interface SeedRequest {
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: 'demo' | 'empty';
  /** For all demo accounts; undefined = made up, and told once. */
  readonly demoPassword: string | undefined;
  readonly dataFolder: string;
  /** Where the simulated county's latent log is kept; left out = not kept. */
  readonly latentFolder?: string;
  /** Who tells the county; left out = told in this thread. */
  readonly tell?: Telling;
  /** Up to when it is told, UTC milliseconds; left out = now. */
  readonly untilAt?: number;
  readonly onProgress: (text: string) => void;
}

export interface SeedOutcome {
  /** A made-up demo password, to be shown once; null when nothing was made up. */
  readonly printedPassword: string | null;
  /** Writes what people need not wait for, old duty and visits; null when all is there. */
  readonly writeRest: ((writing: RestWriting) => Promise<void>) | null;
}

/**
 * Brings a store to where a server can be used: the bureau, its code sets and a dataset of its own; with `demo` the
 * simulated county and the demo accounts. Safe at every start: what is there stays, and what a stop cut short is gone on with.
 */
export async function ensureSeed(request: SeedRequest): Promise<SeedOutcome> {
  const { store, clock, seed, demoPassword, dataFolder, onProgress } = request;
  const ctx: Context = {
    store, clock, requestId: null, actor: { accountId: null, username: 'console', role: 'sysadmin', districtIds: [] },
  };
  succeed(await ensureBureau({ ctx }));
  succeed(await ensureCodeSets({ ctx, input: { dataFolder } }));
  succeed(await ensureWorkCalendar({ ctx, input: { dataFolder } }));
  const home = await findHomeDataset(store.db);
  if (seed === 'empty') {
    if (home === null) succeed(await createEmptyHome(ctx));
    return { printedPassword: null, writeRest: null };
  }
  const rest = home === null ? await seedRecords(ctx, request) : null;
  const county = await findDatasetByKey(store.db, demoDatasetKey);
  if (county?.provenance === 'simulated') succeed(await ensurePublishedFigures({ ctx, input: { dataFolder, dataset: demoDatasetKey } }));
  onProgress('演示账号');
  const accounts = await seedDemoAccounts(ctx, { password: demoPassword ?? null });
  if (county?.provenance === 'simulated') await bindDemoPeople(ctx, county.id);
  const writeRest = rest === null
    ? home === null ? null : await unfinishedRest(ctx, request, home.id)
    : async (writing: RestWriting) => void (await writeRestOf(ctx, rest, writing));
  return { printedPassword: accounts.generatedPassword, writeRest };
}

/** The first start: ground, records and the duty of these days. @returns the rest, told and not written */
async function seedRecords(ctx: Context, { dataFolder, latentFolder, tell, untilAt = ctx.clock.now(), onProgress }: SeedRequest): Promise<TownRest | null> {
  const kept: TownRest[] = [];
  succeed(await seedDemo({
    ctx, input: { dataFolder, untilAt, onProgress, keepRest: (rest) => kept.push(rest), ...(latentFolder === undefined ? {} : { latentFolder }), ...(tell === undefined ? {} : { tell }) },
  }));
  return kept[0] ?? null;
}

/** A start that was cut short left records without the rest: the county is told once more, to the same instant. */
async function unfinishedRest(ctx: Context, { dataFolder, latentFolder, tell = tellCounty }: SeedRequest, datasetId: number): Promise<SeedOutcome['writeRest']> {
  const { records, visits, duty: dutyUntil } = await readSeedProgress(ctx.store.db, { datasetId, town: '' });
  if (records === null || Math.min(visits ?? -Infinity, dutyUntil ?? -Infinity) >= records) return null;
  return async (writing) => {
    const parts = tell({ dataFolder, untilAt: records, scale: 1, latentFolder: latentFolder ?? null });
    const months: CountyMonth[] = [], told: TownDuty[] = [], own = { datasetId, town: '' };
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
      if (next.value.kind === 'month') months.push({ ...next.value.month, incidentLines: '' });
      if (next.value.kind === 'duty') told.push({ ...own, ...next.value.duty, untilAt: records });
    }
    const [duty = null] = told;
    if (duty !== null) await storeDuty(ctx, duty);
    await bindDemoPeople(ctx, datasetId);
    await writeRestOf(ctx, { visits: { ...own, months }, duty }, writing);
  };
}

const homeKey = 'home';

/** The dataset a bureau without demo starts from: nothing in it, its plane placed by the first record. */
const createEmptyHome = (ctx: Context): Promise<Result<null>> => mutate(ctx, async (tx) => {
  const codeSet = await findCodeSet(tx, 'bureau-2023');
  if (codeSet === null) throw new Error('the data folder has no code set bureau-2023');
  const home = await createDataset(tx, {
    key: homeKey, name: '本县', provenance: 'real', timeZone: 'Asia/Shanghai', codeSetId: codeSet.id, createdAt: ctx.clock.now(),
  }) ?? await findDatasetByKey(tx, homeKey);
  if (home === null) throw new Error(`dataset ${homeKey} is neither new nor there`);
  await setHomeDataset(tx, home.id);
  return accept({ value: null, audit: { action: 'create', entity: 'dataset', entityId: home.key, datasetId: home.id } });
});

/** The console's own start-up work is never refused; if it is, the program is wrong. */
function succeed<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`seeding refused: ${result.refusal.code} ${result.refusal.pointer ?? ''}`);
  return result.value;
}
