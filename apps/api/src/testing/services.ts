import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '@wuding/domain';
import { readConfig } from '../config';
import { readPatrolRequirements } from '../data-folder/patrol-requirements-file';
import type { Store } from '../db/store';
import { openAnalysisRuns } from '../live/analysis-runs';
import { BatchedReads } from '../live/batched-reads';
import { openDutyMaps } from '../live/duty-map';
import { openEventCubes } from '../live/event-cubes';
import { FixIntake } from '../live/fix-intake';
import { PatrolLive } from '../live/patrol-live';
import { openRoadNetworks } from '../live/road-networks';
import { SectionFeed } from '../live/section-feed';
import { WallLive } from '../live/wall-live';
import { findScreensByToken } from '../repositories/screens';
import { openNameIndexes } from '../live/name-indexes';
import { Traffic } from '../live/traffic';
import { findSessions } from '../repositories/sessions';
import { openSecretVault } from '../secrets/secret-vault';
import type { Services } from '../services';
import { openBasemaps } from '../tiles/basemaps';
import { wallSections } from '../usecases/wall/wall-sections';
import { SignInWindow } from '../usecases/session/sign-in-window';

/** The parts a server is made of, around a test's store and clock; `environment` overrides settings. */
export async function testServices(store: Store, clock: Clock, environment: Readonly<Record<string, string>> = {}): Promise<Services> {
  const patrolLive = new PatrolLive({ store, clock }), roadNetworks = openRoadNetworks({ store });
  const config = readConfig({ WUDING_DATA_DIR: mkdtempSync(join(tmpdir(), 'wuding-test-')), ...environment });
  const cubes = await openEventCubes({ store, clock }), requirements = await readPatrolRequirements(config.dataFolder), analysisRuns = openAnalysisRuns(), readiness = { waitingFor: [], background: [] };
  // A test may be over, and its store gone, while a post is still being judged for the wall.
  const feed = new SectionFeed(wallSections({ store, clock, cubes, patrolLive, requirements, roadNetworks, analysisRuns, readiness, onFault: () => undefined }), { clock, onFault: (error) => { throw error; } });
  return { config, store, clock, screens: new BatchedReads((hashes) => findScreensByToken(store.db, hashes)), wall: new WallLive(feed), sessions: new BatchedReads((hashes) => findSessions(store.db, hashes)), cubes, names: openNameIndexes({ store, clock }), dutyMaps: openDutyMaps({ store }), analysisRuns, basemaps: openBasemaps(resolve(config.dataFolder)), readiness, signIns: new SignInWindow(), traffic: new Traffic(), vault: openSecretVault(config.dataDirectory), patrolLive, roadNetworks, intake: new FixIntake({ store, clock, onKept: (positions) => patrolLive.note(positions) }), requirements };
}
