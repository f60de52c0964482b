import { localPlane, type LocalPlane, type PlanePosition } from '@wuding/geo';
import type { PostPlan } from '@wuding/domain';
import type { Database, Store } from '../db/store';
import { readChangeVersion } from '../repositories/change-version';
import { findDatasetById } from '../repositories/datasets';
import { listBeats, type BeatRecord } from '../repositories/patrol-beats';
import { postsOf, type PostRecord } from '../repositories/posts';
import { publishedDuties, type PublishedDuty } from '../repositories/published-duties';
import { OneAtATime } from './one-at-a-time';
import { PlaceGrid, type PlacedLine } from './place-grid';

/** A published post on the plane of its dataset. */
export interface MappedPost extends PlacedLine {
  readonly key: string;
  readonly post: PostRecord;
}

/** The posts of a dataset in force and the duty published around an instant. Use it before the next `await`. */
export interface DutyMap {
  readonly plane: LocalPlane | null;
  readonly posts: readonly MappedPost[];
  readonly grid: PlaceGrid<MappedPost>;
  readonly beats: ReadonlyMap<string, BeatRecord>;
  /** Duties running at an instant, by place: people who were relieved by then are left out. */
  runningAt(at: number): ReadonlyMap<string, readonly PublishedDuty[]>;
}

/** The maps of a store's datasets, each following the change log. */
export interface DutyMaps {
  /** The map with everything committed before the call. Cost: one statement each for posts and duty, and what changed. */
  of(datasetId: number, at: number): Promise<DutyMap>;
}

interface Followed<Value> {
  readonly version: number;
  readonly value: Value;
}

const day = 24 * 3_600_000;

export function openDutyMaps({ store }: { store: Store }): DutyMaps {
  const posts = new Map<number, OneAtATime<Followed<Omit<DutyMap, 'runningAt'>>>>();
  const duties = new Map<string, OneAtATime<Followed<readonly PublishedDuty[]>>>();
  return {
    async of(datasetId, at) {
      const postsFollower = remembered(posts, datasetId, () => follow(store.db, datasetId, ['post'], () => loadPosts(store.db, datasetId)));
      const today = Math.floor(at / day), key = `${datasetId}/${today}`;
      const window = { datasetId, fromAt: (today - 1) * day, toAt: (today + 1) * day };
      // Only a few days are ever asked for at once: what holds now, and a day somebody looks at.
      if (duties.size > 16 && !duties.has(key)) duties.clear();
      const dutiesFollower = remembered(duties, key, () => follow(store.db, datasetId, ['roster', 'person', 'post'], () => publishedDuties(store.db, window)));
      const map = (await postsFollower.run()).value, published = (await dutiesFollower.run()).value;
      return { ...map, runningAt: (instant) => runningAt(published, instant) };
    },
  };
}

function remembered<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key) ?? make();
  values.set(key, known);
  return known;
}

/** Loads again when one of the kinds of record has changed. A change committed while loading is seen by the next run. */
function follow<Value>(db: Database, datasetId: number, entities: Parameters<typeof readChangeVersion>[2], load: () => Promise<Value>): OneAtATime<Followed<Value>> {
  let current: Followed<Value> | null = null;
  return new OneAtATime(async () => {
    const version = await readChangeVersion(db, datasetId, entities);
    if (current === null || current.version !== version) current = { version, value: await load() };
    return current;
  });
}

async function loadPosts(db: Database, datasetId: number): Promise<Omit<DutyMap, 'runningAt'>> {
  const dataset = await findDatasetById(db, datasetId);
  const records = await postsOf(db, datasetId, ['published']), first = records.find(({ lng }) => lng !== null);
  const origin = dataset?.planeOrigin ?? (first === undefined ? null : [first.lng ?? 0, first.lat ?? 0] as const);
  const plane = origin === null ? null : localPlane([origin[0], origin[1]]);
  const posts = plane === null ? [] : records.map((post): MappedPost => ({ key: `post:${post.id}`, post, radiusMetres: post.radiusMetres, line: lineOf(post.plan, plane) }));
  return { plane, posts, grid: new PlaceGrid(posts), beats: new Map((await listBeats(db, datasetId)).map((beat) => [`beat:${beat.id}`, beat])) };
}

function lineOf({ where: { shape } }: PostPlan, plane: LocalPlane): PlanePosition[] {
  if (shape === null) return [];
  const positions = shape.type === 'Point' ? [shape.coordinates] : shape.coordinates;
  return positions.map((position) => {
    const [lng, lat] = position as readonly [number, number];
    return plane.toPlane([lng, lat]);
  });
}

function runningAt(duties: readonly PublishedDuty[], at: number): ReadonlyMap<string, readonly PublishedDuty[]> {
  const running = new Map<string, PublishedDuty[]>();
  for (const duty of duties) {
    if (duty.startAt > at || duty.endAt <= at || (duty.relievedAt !== null && duty.relievedAt <= at)) continue;
    const key = duty.postId === null ? `beat:${duty.beatId}` : `post:${duty.postId}`, list = running.get(key);
    if (list === undefined) running.set(key, [duty]);
    else list.push(duty);
  }
  return running;
}
