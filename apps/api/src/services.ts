import type { Clock } from '@wuding/domain';
import type { Config } from './config';
import type { Store } from './db/store';
import type { EventCubes } from './live/event-cubes';
import type { Basemaps } from './tiles/basemaps';

/** Long-lived parts, constructed once in main.ts and handed to routes and commands. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly cubes: EventCubes;
  readonly basemaps: Basemaps;
}
