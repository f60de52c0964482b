import type { PlayedTrack } from '@wuding/contract';
import type { PatrolLines } from '../map';

type Points = PlayedTrack['points'];

/** Positions farther apart in time are a gap: nobody knows the way between. @source fixtures/coverage.json, maxGapS */
const gapSeconds = 120;

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

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The ways as GPX 1.1, a segment for each unbroken piece. @param fromAt UTC milliseconds of second 0 */
export function gpxOf(tracks: readonly PlayedTrack[], fromAt: number): string {
  const pieces = ({ points }: PlayedTrack): Points[] => points.reduce<Points[]>((all, point, i) => {
    const before = points[i - 1], piece = all.at(-1);
    if (piece === undefined || before === undefined || point[0] - before[0] > gapSeconds) all.push([point]);
    else piece.push(point);
    return all;
  }, []);
  const point = ([second, lng, lat]: Points[number]): string => `<trkpt lat="${lat}" lon="${lng}"><time>${new Date(fromAt + second * 1_000).toISOString()}</time></trkpt>`;
  const track = (one: PlayedTrack): string =>
    `<trk><name>${escaped(`${one.placeName} ${one.bearer ?? one.personName ?? ''}`.trim())}</name>${one.isSimulated ? '<desc>模拟</desc>' : ''}${pieces(one).map((piece) => `<trkseg>${piece.map(point).join('')}</trkseg>`).join('')}</trk>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Wuding" xmlns="http://www.topografix.com/GPX/1/1">${tracks.map(track).join('\n')}</gpx>\n`;
}
