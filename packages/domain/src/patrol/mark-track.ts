import type { FixMark } from './judge-fix';

/** A sound position of one device among those around it: plane metres, UTC milliseconds. In order of time. */
export interface TrackPoint {
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** @source quality goals, bad input of tracks: 300 km/h is a jump; nobody on patrol drives faster than this */
const fastestMetresPerSecond = 42;
/** After so many positions that agree with each other, it is the place before that was wrong. */
const agreeingCount = 3;
/** Staying within so many metres of where one stood, for so long, is standing still: what moves is the receiver. @source errors of 4–8 m of receivers in streets, three deviations */
const drift = { metres: 25, milliseconds: 5 * 60_000 } as const;

/** What is doubtful about positions beside each other, one set each. */
export function markTrack(points: readonly TrackPoint[]): ReadonlySet<FixMark>[] {
  const marks = points.map(() => new Set<FixMark>());
  for (const at of jumpsOf(points)) marks[at]!.add('jump');
  for (const at of driftsOf(points)) marks[at]!.add('stationary-drift');
  return marks;
}

const isReachable = (a: TrackPoint, b: TrackPoint): boolean => Math.hypot(b.x - a.x, b.y - a.y) <= fastestMetresPerSecond * Math.max(1, Math.abs(b.at - a.at) / 1000);

function jumpsOf(points: readonly TrackPoint[]): number[] {
  const jumps: number[] = [];
  let base = points[0], away: number[] = [];
  for (let at = 1; at < points.length; at++) {
    const point = points[at]!;
    if (isReachable(base!, point)) {
      jumps.push(...away);
      [base, away] = [point, []];
      continue;
    }
    const last = away.at(-1);
    away = last === undefined || isReachable(points[last]!, point) ? [...away, at] : [at];
    if (last !== undefined && away.length === 1) jumps.push(last);
    if (away.length >= agreeingCount) [base, away] = [point, []];
  }
  return [...jumps, ...away];
}

function driftsOf(points: readonly TrackPoint[]): number[] {
  const drifts: number[] = [];
  for (let first = 0, next = 1; first < points.length; next++) {
    const anchor = points[first]!, point = points[next];
    if (point !== undefined && Math.hypot(point.x - anchor.x, point.y - anchor.y) <= drift.metres) continue;
    if (points[next - 1]!.at - anchor.at >= drift.milliseconds) for (let at = first + 1; at < next; at++) drifts.push(at);
    first = next;
  }
  return drifts;
}

/** Shares of a day's positions near a street, as they are labelled and as if they were labelled wrongly. */
export interface DatumShares {
  readonly positionCount: number;
  readonly asLabelledRatio: number;
  readonly otherwiseRatio: number;
}

/** A wrong label moves a whole day off the streets by 300–700 m, the right one puts it back. @source domain facts §2.13 */
const datumRule = { leastCount: 30, mostAsLabelled: 0.5, leastOtherwise: 0.8 } as const;

export const isDatumSuspect = ({ positionCount, asLabelledRatio, otherwiseRatio }: DatumShares): boolean =>
  positionCount >= datumRule.leastCount && asLabelledRatio <= datumRule.mostAsLabelled && otherwiseRatio >= datumRule.leastOtherwise;
