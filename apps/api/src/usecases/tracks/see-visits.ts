import { matchedWay, staysBeside, staysInside, streetVisits, type PlaneTrack, type Stay } from '@wuding/analytics';
import { fixRules, passGapMilliseconds, spotRadiusMetres } from '@wuding/domain';
import type { DayFix, SeenVisit, UnitDuty } from '../../repositories/track-days';
import type { TrackGround } from './track-ground';

/** @source params of fixtures/coverage.json; the way was put on the network before, so that what lies beside it is not touched */
const visitRules = { bufferMetres: 1, maxGapSeconds: 120, passGapSeconds: passGapMilliseconds / 1000, leastShare: 0.6 } as const;
/** @source params of fixtures/coverage.json */
const stayRules = { maxGapSeconds: 120, mergeSeconds: 60, leastSeconds: 180 } as const;

export interface SeenDay {
  readonly fixes: readonly DayFix[];
  readonly duties: readonly UnitDuty[];
  /** What visits outside any duty are called by. */
  readonly unit: string;
}

/** Visits of streets along the matched way, and stays at posts and spots where the device itself was, in no order. */
export function seeVisits({ fixes, duties, unit }: SeenDay, { plane, samples, segmentIds, bench, posts, spots }: TrackGround): SeenVisit[] {
  const points = fixes.map(({ lng, lat }) => plane.toPlane([lng, lat]));
  const track: PlaneTrack = { second: Float64Array.from(fixes, ({ takenAt }) => takenAt / 1000), x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
  const seen = (from: number, to: number, place: Partial<SeenVisit>): SeenVisit => {
    const enteredAt = Math.round(from * 1000);
    return { roadSegmentId: null, postId: null, spotId: null, direction: 0, ...place, enteredAt, leftAt: Math.round(to * 1000), unit: unitAt(duties, enteredAt) ?? unit };
  };
  const staysAt = (stays: readonly Stay[], place: Partial<SeenVisit>): SeenVisit[] => stays.map(({ from, to }) => seen(from, to, place));
  return [
    ...streetVisits(samples, matchedWay(bench, track, visitRules.maxGapSeconds), visitRules).map(({ street, from, to, direction }) => seen(from, to, { roadSegmentId: segmentIds[street]!, direction })),
    ...posts.flatMap((post) => {
      const [[x, y] = [0, 0]] = post.vertices;
      return staysAt(post.vertices.length === 1 ? staysInside({ x, y, radiusMetres: post.radiusMetres }, track, stayRules) : staysBeside(post, track, stayRules), { postId: post.id });
    }),
    ...spots.flatMap(({ id, x, y }) => staysAt(staysInside({ x, y, radiusMetres: spotRadiusMetres }, track, stayRules), { spotId: id })),
  ];
}

/** The duty an instant lies in, or begins or ends within the allowance of; of two the one that has begun last. */
const unitAt = (duties: readonly UnitDuty[], at: number): string | null =>
  (duties.findLast(({ fromAt, toAt }) => at >= fromAt && at < toAt) ?? duties.find(({ fromAt, toAt }) => at >= fromAt - fixRules.dutySlackMilliseconds && at <= toAt + fixRules.dutySlackMilliseconds))?.unit ?? null;
