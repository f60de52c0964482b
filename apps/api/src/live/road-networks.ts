import { TravelTimes } from '@wuding/analytics';
import { secondsPerMetre } from '@wuding/domain';
import { localPlane, type LocalPlane } from '@wuding/geo';
import type { Database, Store } from '../db/store';
import { readChangeVersion } from '../repositories/change-version';
import { findDatasetById } from '../repositories/datasets';
import { streetLines } from '../repositories/track-days';
import { OneAtATime } from './one-at-a-time';
import { streetGraph } from './street-graph';

/** The streets of a dataset as ways, on foot and by vehicle. */
export interface RoadNetwork {
  readonly plane: LocalPlane;
  readonly times: Readonly<Record<'foot' | 'vehicle', TravelTimes>>;
}

export interface RoadNetworks {
  /** With every change of streets committed before the call; null while the dataset has no place yet. */
  of(datasetId: number): Promise<RoadNetwork | null>;
}

interface Built {
  readonly version: number;
  readonly network: RoadNetwork | null;
}

/** Networks of a store's datasets, each built when first asked for and again when its streets have changed. */
export function openRoadNetworks({ store: { db } }: { store: Store }): RoadNetworks {
  const followers = new Map<number, OneAtATime<Built>>();
  const follow = (datasetId: number): OneAtATime<Built> => {
    let built: Built | null = null;
    return new OneAtATime(async () => {
      const version = await readChangeVersion(db, datasetId, ['road-segment']);
      if (built === null || built.version !== version) built = { version, network: await build(db, datasetId) };
      return built;
    });
  };
  return {
    async of(datasetId) {
      const follower = followers.get(datasetId) ?? follow(datasetId);
      followers.set(datasetId, follower);
      return (await follower.run()).network;
    },
  };
}

async function build(db: Database, datasetId: number): Promise<RoadNetwork | null> {
  const origin = (await findDatasetById(db, datasetId))?.planeOrigin;
  if (origin == null) return null;
  const plane = localPlane(origin), streets = await streetLines(db, datasetId), { graph, streetOfArc } = streetGraph(streets, plane);
  const timesBy = (mode: 'foot' | 'vehicle'): TravelTimes => new TravelTimes(graph, Float64Array.from(streetOfArc, (street) => secondsPerMetre(mode, streets[street]!.controlClass)));
  return { plane, times: { foot: timesBy('foot'), vehicle: timesBy('vehicle') } };
}
