import type { WallRounds } from '@wuding/contract';
import type { Actor, Clock, PatrolStandard } from '@wuding/domain';
import type { Store } from '../../db/store';
import type { Services } from '../../services';
import type { AnalysisRuns } from '../../live/analysis-runs';
import type { EventCubes } from '../../live/event-cubes';
import type { PatrolLive } from '../../live/patrol-live';
import type { RoadNetworks } from '../../live/road-networks';
import type { SectionReaders } from '../../live/section-feed';
import { readChangeVersion } from '../../repositories/change-version';
import { findHomeDataset, type Dataset } from '../../repositories/datasets';
import type { Context } from '../../context';
import { planOf } from '../screens/screen-plan';
import { readWallAlarms, readWallAttention } from './wall-alarms';
import { readWallCoverage } from './wall-coverage';
import { readWallDistricts } from './wall-districts';
import { readWallDuties } from './wall-duties';
import { readWallFigures } from './wall-figures';
import { readWallForecast } from './wall-forecast';
import { readWallIncidents, readWallRhythm, readWallToday, readWallWeek } from './wall-incidents';
import { readWallNearest } from './wall-nearest';
import { WallPostEffects } from './wall-post-effects';
import { readWallPosts } from './wall-posts';
import { WallReturnClock } from './wall-return-clock';

/** What the wall is read from. */
export interface WallSource {
  readonly store: Store;
  readonly clock: Clock;
  readonly cubes: EventCubes;
  readonly patrolLive: PatrolLive;
  readonly requirements: PatrolStandard;
  readonly roadNetworks: RoadNetworks;
  readonly readiness: Services['readiness'];
}

/** The picture, and whose. */
export interface WallPlace extends WallSource {
  readonly ctx: Context;
  readonly dataset: Dataset;
}

/** The bureau reads its own records to draw the wall; what leaves is what the sections say, without a name. */
const wall: Actor = { accountId: null, username: 'wall', role: 'command', districtIds: [] };

const second = 1_000, minute = 60_000;

/** One answer for whoever asks. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | null = null;
  return () => (reading ??= read());
}

/**
 * How each part of the wall is read in one round and how old it may be; what people write is seen by the change log within a second. The
 * register of alarms, duty and the posts, which districts rest on too, are read once a round.
 */
export function wallSections({ analysisRuns, onFault, ...source }: WallSource & { readonly analysisRuns: AnalysisRuns; /** Of what is worked out beside the rounds. */ readonly onFault: (error: unknown) => void }): () => SectionReaders<WallRounds> {
  const { store, clock } = source, returnClock = new WallReturnClock(analysisRuns), effects = new WallPostEffects(onFault), ctx: Context = { store, clock, actor: wall, requestId: null };
  return () => {
    const home = once(() => findHomeDataset(store.db));
    const place = once(async (): Promise<WallPlace> => {
      const dataset = await home();
      if (dataset === null) throw new Error('the bureau has no dataset of its own');
      return { ...source, ctx, dataset };
    });
    type Entities = Parameters<typeof readChangeVersion>[2];
    const version = (...entities: Entities) => async () => readChangeVersion(store.db, (await home())?.id ?? 0, entities);
    const over = <Value>(everyMilliseconds: number, entities: Entities, read: (at: WallPlace) => Promise<Value>) =>
      ({ everyMilliseconds, read: async () => read(await place()), ...(entities.length === 0 ? {} : { version: version(...entities) }) });
    const duties = once(async () => readWallDuties(await place())), posts = once(async () => readWallPosts(await place(), { ...(await duties()), effects })), alarms = once(async () => readWallAlarms(await place()));
    return {
      districts: over(30 * second, ['alarm', 'check-in', 'roster', 'post', 'district', 'incident'], async (at) => readWallDistricts(at, { posts: await posts(), alarms: await alarms(), duties: await duties() })),
      posts: over(15 * second, ['check-in', 'roster', 'post', 'incident'], posts),
      alarms: over(15 * second, ['alarm', 'check-in', 'roster'], alarms),
      nearest: over(15 * second, ['alarm'], async (at) => readWallNearest(at, await alarms())),
      attention: over(15 * second, ['alarm'], readWallAttention),
      incidents: over(minute, ['incident'], readWallIncidents),
      today: over(minute, ['incident'], readWallToday),
      coverage: over(minute, [], readWallCoverage),
      forecast: over(5 * minute, [], readWallForecast),
      returnClock: { everyMilliseconds: minute, version: async () => Promise.resolve(returnClock.version), read: async () => returnClock.read(await place()) },
      rhythm: over(10 * minute, [], readWallRhythm),
      week: over(10 * minute, [], readWallWeek),
      figures: over(2 * minute, [], readWallFigures),
      plan: over(2 * second, [], ({ dataset }) => planOf(store.db, dataset.id)),
    };
  };
}
