import type { PlayedTrack } from '@wuding/contract';
import type { PatrolLines } from '../map';

type Points = PlayedTrack['points'];

/** Positions farther apart in time are a gap: nobody knows the way between. @source fixtures/coverage.json, maxGapS */
const gapSeconds = 120;

/** Seconds of the window to a second of whoever watches. */
export const playbackSpeeds = ['1', '10', '30', '60'] as const;
export type PlaybackSpeed = (typeof playbackSpeeds)[number];

/** A page that was put to sleep does not skip what nobody saw. */
const longestTickMilliseconds = 1_000;

/** The second of the window a playback stands at after it stood at another for so long by the clock of whoever watches; never past the end. */
export const secondAfter = (second: number, { speed, elapsedMilliseconds, lastSecond }: { speed: PlaybackSpeed; elapsedMilliseconds: number; lastSecond: number }): number =>
  Math.min(lastSecond, second + (Number(speed) * Math.min(elapsedMilliseconds, longestTickMilliseconds)) / 1_000);

/** Index of the last point at or before a second; -1 before the first. */
function lastAt(points: Points, second: number): number {
  let low = 0, high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= second) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where a unit is at a second of the window: between two positions on the straight line, in a gap where it was last seen; null before its first position. */
export function positionAt(points: Points, second: number): { readonly position: [number, number]; readonly isInGap: boolean } | null {
  const at = lastAt(points, second), before = points[at], after = points[at + 1];
  if (before === undefined) return null;
  if (after === undefined || after[0] - before[0] > gapSeconds) return { position: [before[1], before[2]], isInGap: second - before[0] > gapSeconds };
  const share = (second - before[0]) / (after[0] - before[0]);
  return { position: [before[1] + share * (after[1] - before[1]), before[2] + share * (after[2] - before[2])], isInGap: false };
}

/** The ways up to a second: lines where positions follow each other, dashes across gaps. */
export function trailsAt(tracks: readonly PlayedTrack[], second: number): PatrolLines {
  const features: PatrolLines['features'] = [];
  for (const { points } of tracks) {
    const last = lastAt(points, second), here = positionAt(points, second);
    let run: [number, number][] = [];
    const end = (): void => {
      if (run.length > 1) features.push({ type: 'Feature', properties: { kind: 'trail' }, geometry: { type: 'LineString', coordinates: run } });
    };
    for (let i = 0; i <= last; i++) {
      const [at, lng, lat] = points[i]!, before = points[i - 1];
      if (before !== undefined && at - before[0] > gapSeconds) {
        end();
        features.push({ type: 'Feature', properties: { kind: 'gap' }, geometry: { type: 'LineString', coordinates: [[before[1], before[2]], [lng, lat]] } });
        run = [];
      }
      run.push([lng, lat]);
    }
    if (here !== null && !here.isInGap && run.length > 0) run.push(here.position);
    end();
  }
  return { type: 'FeatureCollection', features };
}
