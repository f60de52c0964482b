import { resolve } from 'node:path';
import { startClock } from './clock';
import type { Config } from './config';
import { readPatrolRequirements } from './data-folder/patrol-requirements-file';
import { openStore } from './db/client';
import { migrate } from './db/migrate';
import { openAnalysisRuns } from './live/analysis-runs';
import { BatchedReads } from './live/batched-reads';
import { openDutyMaps } from './live/duty-map';
import { openEventCubes } from './live/event-cubes';
import { FixIntake } from './live/fix-intake';
import { PatrolLive } from './live/patrol-live';
import { openRoadNetworks } from './live/road-networks';
import { SectionFeed } from './live/section-feed';
import { WallLive } from './live/wall-live';
import { log } from './log';
import { findScreensByToken } from './repositories/screens';
import { openNameIndexes } from './live/name-indexes';
import { Traffic } from './live/traffic';
import { findSessions } from './repositories/sessions';
import { openSecretVault } from './secrets/secret-vault';
import type { Services } from './services';
import { openBasemaps } from './tiles/basemaps';
import { wallSections } from './usecases/wall/wall-sections';
import { SignInWindow } from './usecases/session/sign-in-window';

export interface StartedServices extends Services {
  readonly readiness: { waitingFor: string[]; background: string[] };
  close(): Promise<void>;
}

/** Opens the store, brings its schema up to date, and builds what reads from it. */
export async function startServices(config: Config, onProgress: (text: string) => void): Promise<StartedServices> {
  const store = await openStore({ ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }), dataDirectory: config.dataDirectory, onProgress });
  try {
    const clock = startClock(config.startAt);
    const analysisRuns = openAnalysisRuns();
    const patrolLive = new PatrolLive({ store, clock }), roadNetworks = openRoadNetworks({ store });
    const { applied } = await migrate(store, { now: () => clock.now(), onProgress });
    if (applied.length > 0) onProgress(`数据库结构已更新：${applied.join('、')}`);
    const cubes = await openEventCubes({ store, clock }), requirements = await readPatrolRequirements(config.dataFolder);
    const readiness: StartedServices['readiness'] = { waitingFor: [], background: [] };
    const onFault = (error: unknown): void => log.warn({ err: error }, 'a part of the wall could not be read');
    const feed = new SectionFeed(wallSections({ store, clock, cubes, patrolLive, requirements, roadNetworks, analysisRuns, readiness, onFault }), { clock, onFault });
    return {
      config, store, clock, cubes, requirements, wall: new WallLive(feed),
      screens: new BatchedReads((hashes) => findScreensByToken(store.db, hashes)),
      sessions: new BatchedReads((hashes) => findSessions(store.db, hashes)),
      dutyMaps: openDutyMaps({ store }),
      analysisRuns,
      names: openNameIndexes({ store, clock }),
      basemaps: openBasemaps(resolve(config.dataFolder)),
      readiness,
      signIns: new SignInWindow(),
      traffic: new Traffic(),
      vault: openSecretVault(config.dataDirectory),
      patrolLive,
      roadNetworks,
      intake: new FixIntake({ store, clock, onKept: (positions) => patrolLive.note(positions) }),
      close: async () => {
        await analysisRuns.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
