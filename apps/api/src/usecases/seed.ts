import { accept, type Clock, type Result } from '@wuding/domain';
import type { Context } from '../context';
import { openLatentLog } from '../data-folder/latent-log';
import type { Store } from '../db/store';
import { setHomeDataset } from '../repositories/bureau';
import { findCodeSet } from '../repositories/code-sets';
import { createDataset, findDatasetByKey, findHomeDataset } from '../repositories/datasets';
import { ensureBureau } from './bureau/ensure-bureau';
import { ensureCodeSets } from './datasets/ensure-code-sets';
import { ensureWorkCalendar } from './datasets/ensure-work-calendar';
import { mutate } from './mutate';
import { ensurePublishedFigures } from './reports/ensure-published-figures';
import { seedDemoAccounts } from './seed-accounts';
import { demoDatasetKey, seedDemo } from './seed-demo';

export interface SeedRequest {
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: 'demo' | 'empty';
  /** For all demo accounts; undefined = made up, and told once. */
  readonly demoPassword: string | undefined;
  readonly dataFolder: string;
  /** Where the simulated county's latent log is kept; left out = not kept. */
  readonly latentFolder?: string;
  readonly onProgress: (text: string) => void;
}

export interface SeedOutcome {
  /** A made-up demo password, to be shown once; null when nothing was made up. */
  readonly printedPassword: string | null;
}

/**
 * Brings a store to where a server can be used: the bureau, its code sets and a dataset of its own; with `demo` the
 * simulated county and the demo accounts. Safe at every start: what is there stays.
 */
export async function ensureSeed({ store, clock, seed, demoPassword, dataFolder, latentFolder, onProgress }: SeedRequest): Promise<SeedOutcome> {
  const ctx: Context = {
    store, clock, requestId: null, actor: { accountId: null, username: 'console', role: 'sysadmin', districtIds: [] },
  };
  succeed(await ensureBureau({ ctx }));
  succeed(await ensureCodeSets({ ctx, input: { dataFolder } }));
  succeed(await ensureWorkCalendar({ ctx, input: { dataFolder } }));
  const home = await findHomeDataset(store.db);
  if (seed === 'empty') {
    if (home === null) succeed(await createEmptyHome(ctx));
    return { printedPassword: null };
  }
  if (home === null) {
    const latent = latentFolder === undefined ? null : openLatentLog(latentFolder);
    succeed(await seedDemo({ ctx, input: { dataFolder, onProgress, ...(latent === null ? {} : { latent }) } }));
    await latent?.close();
  }
  if ((await findDatasetByKey(store.db, demoDatasetKey))?.provenance === 'simulated') {
    succeed(await ensurePublishedFigures({ ctx, input: { dataFolder, dataset: demoDatasetKey } }));
  }
  onProgress('演示账号');
  const accounts = await seedDemoAccounts(ctx, { password: demoPassword ?? null });
  return { printedPassword: accounts.generatedPassword };
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
