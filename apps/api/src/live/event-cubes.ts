import { EventCube } from '@wuding/analytics';
import { localPlane } from '@wuding/geo';
import type { Clock } from '@wuding/domain';
import type { Database, Store } from '../db/store';
import { readChangeHead, readChanges } from '../repositories/change-log';
import { findDatasetById, type Dataset } from '../repositories/datasets';
import { countChangedIncidents, streamChangedIncidents, streamIncidents } from '../repositories/incident-feed';
import { readCodeTexts } from '../repositories/report-mapping';
import { leisurely } from './leisurely';
import { OneAtATime } from './one-at-a-time';

/** The event cube of one dataset, as of a change number. Use it before the next `await`: a later catch-up changes it in place. */
export interface DatasetCube {
  readonly dataset: Dataset;
  readonly cube: EventCube;
  /** Event codes by database id: every one that an incident of the cube bears. */
  readonly codeTexts: ReadonlyMap<number, string>;
  /** Every change up to this number is in. */
  readonly asOfChange: number;
  /** The last number that touched this dataset: while it stands, every answer stands. */
  readonly lastChange: number;
}

/** The event cubes of a store, each built when first asked for. */
export interface EventCubes {
  /**
   * The dataset's cube with everything committed before the call: it reads the change head, and catches up with the
   * change log when the head has moved, whoever moved it. Cost: one statement, and otherwise grows with what changed.
   * @param datasetId of a dataset that exists
   */
  of(datasetId: number): Promise<DatasetCube>;
}

/** Beyond this many changed rows, and a quarter of the cube, reading the table again is quicker than following. */
const fewRows = 10_000;

export async function openEventCubes({ store }: { store: Store; clock: Clock }): Promise<EventCubes> {
  const followers = new Map<number, OneAtATime<DatasetCube>>();
  return {
    of(datasetId) {
      let follower = followers.get(datasetId);
      if (follower === undefined) followers.set(datasetId, (follower = follow(store.db, datasetId)));
      return follower.run();
    },
  };
}

/** Brings one dataset's cube up to date each time it runs; a failed run is forgotten and the next begins where it stood. */
function follow(db: Database, datasetId: number): OneAtATime<DatasetCube> {
  let current: DatasetCube | null = null;
  return new OneAtATime(async () => {
    const head = await readChangeHead(db);
    if (current !== null && head === current.asOfChange) return current;
    current = current === null || head < current.asOfChange ? await build(db, datasetId, head) : await catchUp(db, current, head);
    return current;
  });
}

/** Rows committed while the table is read carry a number above `head` and are applied by the next catch-up. */
async function build(db: Database, datasetId: number, head: number): Promise<DatasetCube> {
  const dataset = await findDatasetById(db, datasetId);
  if (dataset === null) throw new Error(`dataset ${datasetId} does not exist`);
  const cube = new EventCube({ timeZone: dataset.timeZone, plane: dataset.planeOrigin === null ? null : localPlane(dataset.planeOrigin) });
  for await (const rows of streamIncidents(db, datasetId)) cube.load(rows);
  await leisurely(cube.endLoadSteps());
  return { dataset, cube, codeTexts: await readCodeTexts(db, dataset.codeSetId), asOfChange: head, lastChange: head };
}

async function catchUp(db: Database, current: DatasetCube, head: number): Promise<DatasetCube> {
  const { dataset, cube, asOfChange } = current;
  const changes = await readChanges(db, dataset.id, asOfChange, head);
  if (changes.lastSeq === null) return { ...current, asOfChange: head };
  const changedCount = await countChangedIncidents(db, dataset.id, asOfChange, head);
  if (changes.isRebuilt || cube.plane === null || changedCount > Math.max(fewRows, cube.count / 4)) return build(db, dataset.id, head);
  await leisurely(cube.removeSteps(changes.deletedIncidentIds));
  for await (const rows of streamChangedIncidents(db, dataset.id, asOfChange, head)) await leisurely(cube.upsertSteps(rows));
  return { ...current, codeTexts: await readCodeTexts(db, dataset.codeSetId), asOfChange: head, lastChange: changes.lastSeq };
}
