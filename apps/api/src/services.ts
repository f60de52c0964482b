import type { Clock, PatrolStandard } from '@wuding/domain';
import type { Config } from './config';
import type { Store } from './db/store';
import type { AnalysisRuns } from './live/analysis-runs';
import type { BatchedReads } from './live/batched-reads';
import type { DutyMaps } from './live/duty-map';
import type { EventCubes } from './live/event-cubes';
import type { FixIntake } from './live/fix-intake';
import type { PatrolLive } from './live/patrol-live';
import type { RoadNetworks } from './live/road-networks';
import type { WallLive } from './live/wall-live';
import type { ScreenRecord } from './repositories/screens';
import type { NameIndexes } from './live/name-indexes';
import type { SessionRecord } from './repositories/sessions';
import type { SecretVault } from './secrets/secret-vault';
import type { Basemaps } from './tiles/basemaps';
import type { Traffic } from './live/traffic';
import type { SignInWindow } from './usecases/session/sign-in-window';

/** What a starting server is still busy with; read by `/api/ready` and the start page. */
export interface Readiness {
  /** Chinese words for people, e.g. "生成模拟县 3,200/6,000"; empty = ready. */
  readonly waitingFor: readonly string[];
  /** What is still being written though people can work already, e.g. "巡查到点 2024-03"; empty = nothing. */
  readonly background: readonly string[];
}

/** Long-lived parts, constructed once in main.ts and handed to routes and commands. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  /** Who is signed in, by token hash. */
  readonly sessions: BatchedReads<string, SessionRecord>;
  /** Paired screens, by token hash. */
  readonly screens: BatchedReads<string, ScreenRecord>;
  /** What the wall shows. */
  readonly wall: WallLive;
  readonly cubes: EventCubes;
  readonly dutyMaps: DutyMaps;
  readonly analysisRuns: AnalysisRuns;
  readonly names: NameIndexes;
  readonly basemaps: Basemaps;
  readonly readiness: Readiness;
  readonly signIns: SignInWindow;
  /** Whether somebody is being served. */
  readonly traffic: Traffic;
  readonly vault: SecretVault;
  readonly intake: FixIntake;
  /** Who is on duty and where. */
  readonly patrolLive: PatrolLive;
  /** Streets as ways. */
  readonly roadNetworks: RoadNetworks;
  /** What is asked of patrols until the bureau decides otherwise, from the data folder. */
  readonly requirements: PatrolStandard;
}
