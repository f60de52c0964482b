import { EventCube } from '@wuding/analytics';
import { localPlane } from '@wuding/geo';
import type { Endpoints, ResponseOf, SliceAnswer } from '@wuding/contract';
import type { Clock, Result } from '@wuding/domain';
import type { Database, Store } from '../db/store';
import { readChanges, readHeads, type StoreHeads } from '../repositories/change-log';
import { findDatasetById, findDatasetByKey, findHomeDataset, type Dataset } from '../repositories/datasets';
import { countChangedIncidents, streamChangedIncidents, streamIncidents } from '../repositories/incident-feed';
import { readReportMapping, type ReportMapping } from '../repositories/report-mapping';
import { leisurely } from './leisurely';
import { OneAtATime } from './one-at-a-time';
import { RecentAnswers, RecentWork } from './recent-answers';

/** The event cube of one dataset, as of a change number. Use it before the next `await`, or hold it: a later catch-up changes it in place. */
export interface DatasetCube {
  /** Who looks at the cube for longer; taken before the first `await`, it makes changes wait. */
  readonly holds: Holds;
  readonly dataset: Dataset;
  readonly cube: EventCube;
  /** Its codes, and what they count under. */
  readonly mapping: ReportMapping;
  /** Event codes by database id: every one that an incident of the cube bears. */
  readonly codeTexts: ReadonlyMap<number, string>;
  /** Every change up to this number is in. */
  readonly asOfChange: number;
  /** The last number that touched this dataset: while it stands, every answer stands. */
  readonly lastChange: number;
  /** Dataset and mapping are as of this number. */
  readonly catalogueVersion: number;
  /** Answers as of `lastChange`, by what was asked. */
  readonly answers: CubeAnswers;
  /** Last changes of some kinds of record as of `asOfChange`, by the kinds. */
  readonly changeVersions: RecentWork<number>;
}

/** Answers about a dataset that stand until it changes. */
export interface CubeAnswers {
  readonly slices: RecentAnswers<SliceOfCube>;
  /** Pages of the list of incidents. */
  readonly pages: RecentWork<ResponseOf<Endpoints['listIncidents']>>;
  readonly tiles: RecentWork<Uint8Array>;
}

/** A slice as it is answered; which change it is as of is told by the cube that holds it. */
export type SliceOfCube = Result<Omit<SliceAnswer, 'asOfChange'>>;

/** More than the views of a county's screens; at most some tens of kilobytes each. */
const slicesKept = 200, pagesKept = 100, tilesKept = 200;
const noAnswers = (): CubeAnswers => ({ slices: new RecentAnswers(slicesKept), pages: new RecentWork(pagesKept), tiles: new RecentWork(tilesKept) });
const noVersions = (): RecentWork<number> => new RecentWork(slicesKept);

/** The event cubes of a store, each built when first asked for. */
export interface EventCubes {
  /**
   * The dataset's cube with everything committed before the call: it reads the store's heads, and catches up with the
   * change log when they have moved, whoever moved them. Cost: one small statement, shared by whoever waits for it; otherwise it
   * grows with what changed.
   * @param datasetId of a dataset that exists
   */
  of(datasetId: number): Promise<DatasetCube>;
  /** The same by the dataset's key, the bureau's own without one; null when there is no such dataset. */
  named(key: string | undefined): Promise<DatasetCube | null>;
}

/** Beyond this many changed rows, and a quarter of the cube, reading the table again is quicker than following. */
const fewRows = 10_000;

export async function openEventCubes({ store: { db } }: { store: Store; clock: Clock }): Promise<EventCubes> {
  const followers = new Map<number, OneAtATime<DatasetCube | null>>();
  const heads = new OneAtATime(() => readHeads(db));
  const idOfKey = new Map<string | undefined, { readonly id: number; readonly catalogueVersion: number }>();
  const follower = (datasetId: number): OneAtATime<DatasetCube | null> => {
    const known = followers.get(datasetId) ?? follow(db, datasetId, heads);
    followers.set(datasetId, known);
    return known;
  };
  return {
    async of(datasetId) {
      const held = await follower(datasetId).run();
      if (held === null) throw new Error(`dataset ${datasetId} does not exist`);
      return held;
    },
    async named(key) {
      for (;;) {
        const known = idOfKey.get(key);
        const held = known === undefined ? null : await follower(known.id).run();
        if (held !== null && held.catalogueVersion === known?.catalogueVersion) return held;
        const { catalogueVersion } = await heads.run();
        const found = key === undefined ? await findHomeDataset(db) : await findDatasetByKey(db, key);
        if (found === null) return null;
        idOfKey.set(key, { id: found.id, catalogueVersion });
      }
    },
  };
}

/** Looks at a cube that last longer than a turn; what would change it waits until they are over. */
export class Holds {
  #count = 0;
  #whenFree: (() => void)[] = [];

  /** Runs the work while nothing changes the cube. */
  async during<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
      if (this.#count === 0) for (const wake of this.#whenFree.splice(0)) wake();
    }
  }

  /** Settles when nobody looks: whoever goes on at once may change the cube. */
  async free(): Promise<void> {
    while (this.#count > 0) await new Promise<void>((resolve) => this.#whenFree.push(resolve));
  }
}

/** Brings one dataset's cube up to date each time it runs; null when there is no such dataset. A failed run is forgotten and the next begins where it stood. */
function follow(db: Database, datasetId: number, heads: OneAtATime<StoreHeads>): OneAtATime<DatasetCube | null> {
  let current: DatasetCube | null = null;
  return new OneAtATime(async () => {
    const now = await heads.run();
    if (current !== null && now.changeHead === current.asOfChange && now.catalogueVersion === current.catalogueVersion) return current;
    const described = current !== null && now.catalogueVersion === current.catalogueVersion ? current : await describe(db, datasetId, now);
    if (described === null) return (current = null);
    const isBehind = current !== null && now.changeHead >= current.asOfChange;
    current = isBehind ? await catchUp(db, { ...current!, ...described }, now.changeHead) : await build(db, described, now.changeHead);
    return current;
  });
}

type Described = Pick<DatasetCube, 'dataset' | 'mapping' | 'codeTexts' | 'catalogueVersion' | 'answers'>;

async function describe(db: Database, datasetId: number, { catalogueVersion }: StoreHeads): Promise<Described | null> {
  const dataset = await findDatasetById(db, datasetId);
  if (dataset === null) return null;
  const mapping = await readReportMapping(db, dataset.codeSetId);
  return { dataset, mapping, codeTexts: new Map(mapping.codes.map(({ id, code }) => [id, code])), catalogueVersion, answers: noAnswers() };
}

/** Rows committed while the table is read carry a number above `head` and are applied by the next catch-up. */
async function build(db: Database, { dataset, mapping, codeTexts, catalogueVersion }: Described, head: number): Promise<DatasetCube> {
  const cube = new EventCube({ timeZone: dataset.timeZone, plane: dataset.planeOrigin === null ? null : localPlane(dataset.planeOrigin) });
  for await (const rows of streamIncidents(db, dataset.id)) cube.load(rows);
  await leisurely(cube.endLoadSteps());
  return { dataset, cube, holds: new Holds(), mapping, codeTexts, catalogueVersion, answers: noAnswers(), changeVersions: noVersions(), asOfChange: head, lastChange: head };
}

async function catchUp(db: Database, current: DatasetCube, head: number): Promise<DatasetCube> {
  const { dataset, cube, holds, asOfChange } = current;
  const changes = await readChanges(db, dataset.id, asOfChange, head);
  if (changes.lastSeq === null) return { ...current, changeVersions: noVersions(), asOfChange: head };
  const changedCount = await countChangedIncidents(db, dataset.id, asOfChange, head);
  if (changes.isRebuilt || cube.plane === null || changedCount > Math.max(fewRows, cube.count / 4)) return build(db, current, head);
  await holds.free();
  await leisurely(cube.removeSteps(changes.deletedIncidentIds));
  for await (const rows of streamChangedIncidents(db, dataset.id, asOfChange, head)) await leisurely(cube.upsertSteps(rows));
  return { ...current, answers: noAnswers(), changeVersions: noVersions(), asOfChange: head, lastChange: changes.lastSeq };
}
