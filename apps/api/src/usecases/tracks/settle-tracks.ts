import { staysInside, streetSamples, streetVisits, type PlaneTrack, type StreetSamples } from '@wuding/analytics';
import { bitsOfMarks, isDatumSuspect, isSoundPosition, marksOfBits, markTrack, passGapMilliseconds, type FixMark } from '@wuding/domain';
import { fromWgs84, localPlane, toWgs84, type LocalPlane, type Position } from '@wuding/geo';
import type { AnonymousContext } from '../../context';
import type { Database } from '../../db/store';
import { findDatasetById } from '../../repositories/datasets';
import { closeDay, fixesOfDay, openDays, postCircles, remarkFixes, replaceVisits, streetLines, type DayFix, type PostCircle, type SeenVisit, type TrackDay } from '../../repositories/track-days';

/** @source params of fixtures/coverage.json */
const visitRules = { bufferMetres: 15, maxGapSeconds: 120, passGapSeconds: passGapMilliseconds / 1000, leastShare: 0.6 } as const;
const stayRules = { maxGapSeconds: 120, mergeSeconds: 60, leastSeconds: 180 } as const;
const sampleStepMetres = 10;
/** A position this near to a sample of a street lies on a street. */
const onStreetMetres = 25;

/** What the days of a dataset are held against. */
interface Ground {
  readonly plane: LocalPlane;
  readonly samples: StreetSamples;
  readonly segmentIds: readonly number[];
  readonly posts: readonly (PostCircle & { readonly x: number; readonly y: number })[];
}

/**
 * Makes the visits of every day whose positions have been quiet since an instant, anew from all positions of the day: so the order they came in does not matter.
 * Marks what only neighbours tell (jump, drift, a wrong datum). @returns how many days
 */
export async function settleTracks({ store }: Pick<AnonymousContext, 'store'>, { quietSince, limit = 500 }: { quietSince: number; limit?: number }): Promise<number> {
  const grounds = new Map<number, Ground | null>();
  const days = await openDays(store.db, quietSince, limit);
  for (const day of days) {
    if (!grounds.has(day.datasetId)) grounds.set(day.datasetId, await groundOf(store.db, day.datasetId));
    const ground = grounds.get(day.datasetId) ?? null;
    await store.transaction((tx) => settleDay(tx, day, ground));
  }
  return days.length;
}

async function groundOf(db: Database, datasetId: number): Promise<Ground | null> {
  const origin = (await findDatasetById(db, datasetId))?.planeOrigin;
  if (origin == null) return null;
  const plane = localPlane(origin), streets = await streetLines(db, datasetId), posts = await postCircles(db, datasetId);
  const columns = ({ line }: (typeof streets)[number]) => {
    const points = line.coordinates.map((position) => plane.toPlane(position));
    return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
  };
  return {
    plane, samples: streetSamples(streets.map(columns), sampleStepMetres), segmentIds: streets.map(({ id }) => id),
    posts: posts.map((post) => { const [x, y] = plane.toPlane([post.lng, post.lat]); return { ...post, x, y }; }),
  };
}

async function settleDay(tx: Database, day: TrackDay, ground: Ground | null): Promise<void> {
  const fixes = await fixesOfDay(tx, day);
  if (ground !== null) {
    const sound = fixes.filter(isUsable), marks = neighbourMarks(sound, ground);
    await remarkFixes(tx, day.deviceId, changedMarks(sound, marks));
    await replaceVisits(tx, day, visitsOf(sound.filter((_, at) => !marks[at]!.has('jump')), ground));
  }
  await closeDay(tx, day);
}

/** Whether place and time can be believed. A weak position says nothing about a street; where the clock said nothing, the time of receipt stands in and says nothing about a way. */
function isUsable({ marks, takenAt, receivedAt }: DayFix): boolean {
  const known = marksOfBits(marks);
  return !known.includes('weak') && isSoundPosition(known.filter((mark) => mark !== 'clock-suspect')) && !(known.includes('clock-suspect') && takenAt === receivedAt);
}

const neighbourly: readonly FixMark[] = ['jump', 'stationary-drift', 'datum-suspect'];

function neighbourMarks(fixes: readonly DayFix[], ground: Ground): ReadonlySet<FixMark>[] {
  const points = fixes.map(({ takenAt, lng, lat }) => { const [x, y] = ground.plane.toPlane([lng, lat]); return { at: takenAt, x, y }; });
  const marks = markTrack(points);
  const isSuspect = isDatumSuspect({ positionCount: fixes.length, asLabelledRatio: onStreetRatio(fixes, ground, (position) => position), otherwiseRatio: Math.max(
    onStreetRatio(fixes, ground, (position) => toWgs84(position, 'gcj02')), onStreetRatio(fixes, ground, (position) => fromWgs84(position, 'gcj02'))) });
  return isSuspect ? marks.map((one) => new Set([...one, 'datum-suspect' as const])) : marks;
}

/** Share of positions near a street; 0 where there are none. */
function onStreetRatio(fixes: readonly DayFix[], { plane, samples }: Ground, move: (position: Position) => Position): number {
  const near = fixes.filter(({ lng, lat }) => samples.isNear(plane.toPlane(move([lng, lat])), onStreetMetres));
  return fixes.length === 0 ? 0 : near.length / fixes.length;
}

const changedMarks = (fixes: readonly DayFix[], marks: readonly ReadonlySet<FixMark>[]): { deviceAt: number; marks: number }[] => fixes.flatMap((fix, at) => {
  const bits = bitsOfMarks([...marksOfBits(fix.marks).filter((mark) => !neighbourly.includes(mark)), ...marks[at]!]);
  return bits === fix.marks ? [] : [{ deviceAt: fix.deviceAt, marks: bits }];
});

function visitsOf(fixes: readonly DayFix[], { plane, samples, segmentIds, posts }: Ground): SeenVisit[] {
  const points = fixes.map(({ lng, lat }) => plane.toPlane([lng, lat]));
  const track: PlaneTrack = { second: Float64Array.from(fixes, ({ takenAt }) => takenAt / 1000), x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
  const at = (second: number): number => Math.round(second * 1000);
  const streets = streetVisits(samples, track, visitRules)
    .map(({ street, from, to, direction }): SeenVisit => ({ roadSegmentId: segmentIds[street]!, postId: null, enteredAt: at(from), leftAt: at(to), direction }));
  const stays = posts.flatMap((post) => staysInside(post, track, stayRules).map(({ from, to }): SeenVisit => ({ roadSegmentId: null, postId: post.id, enteredAt: at(from), leftAt: at(to), direction: 0 })));
  return [...streets, ...stays];
}
