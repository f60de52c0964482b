import type { MatchingBench } from './matching-bench';
import { placeOnArc } from './place-on-arc';
import { TrackMatcher, type MatchedStep } from './track-matcher';

/** Positions of one device in order of time: seconds, plane metres. */
export interface Track {
  readonly second: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface MatchedTrack {
  /** Arcs in the order they were driven, one list for each unbroken piece; empty where no position came near a road. */
  readonly pieces: readonly (readonly number[])[];
  /** Of every position, the arc and the point on it; -1 and the position itself where it is off the network. */
  readonly arc: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Positions that went through the lattice. */
  readonly stepCount: number;
}

/** Matches a whole track. Positions that were not used (too near to the one before, or passed over) are put on the arcs around them. */
export function matchTrack(bench: MatchingBench, track: Track): MatchedTrack {
  const { pieces, stepCount } = decidedPieces(bench, track);
  return { pieces: pieces.map((piece) => driven(bench, piece)), ...positionsOf(bench, track, pieces), stepCount };
}

/** The steps of a whole track, one list for each unbroken piece of its route. */
export function decidedPieces(bench: MatchingBench, track: Track): { readonly pieces: readonly (readonly MatchedStep[])[]; readonly stepCount: number } {
  const matcher = new TrackMatcher(bench);
  const steps: MatchedStep[] = [];
  for (let at = 0; at < track.second.length; at++) steps.push(...matcher.push(track.second[at]!, track.x[at]!, track.y[at]!));
  steps.push(...matcher.finish());
  return { pieces: piecesOf(steps), stepCount: matcher.stepCount };
}

/** The steps cut at the breaks; positions passed over just before a break belong to no piece. */
function piecesOf(steps: readonly MatchedStep[]): MatchedStep[][] {
  const pieces: MatchedStep[][] = [];
  for (const step of steps)
    if (step.isStart) pieces.push([step]);
    else pieces.at(-1)!.push(step);
  return pieces.map((piece, at) => (at === pieces.length - 1 ? piece : piece.slice(0, piece.findLastIndex(({ isHeld }) => !isHeld) + 1)));
}

/** An end of a route this near a node may as well lie beyond it. @source docs/matching.md */
const leastErrorMetres = 5, errorPerDistance = 4 / 3;
const errorMetres = ({ distanceMetres }: MatchedStep): number => Math.max(leastErrorMetres, errorPerDistance * distanceMetres);

/** The arcs of a piece; an arc at an end that was entered by less than the error of the position there is left out. */
function driven({ graph }: MatchingBench, piece: readonly MatchedStep[]): number[] {
  const arcs = piece.flatMap(({ entered }) => entered), first = piece[0]!, last = piece.at(-1)!;
  const isFirstTouched = arcs.length > 1 && graph.lengthMetres[first.arc]! - first.offsetMetres < errorMetres(first);
  const isLastTouched = arcs.length > (isFirstTouched ? 2 : 1) && last.offsetMetres < errorMetres(last);
  return arcs.slice(isFirstTouched ? 1 : 0, isLastTouched ? -1 : undefined);
}

function positionsOf(bench: MatchingBench, track: Track, pieces: readonly (readonly MatchedStep[])[]): Pick<MatchedTrack, 'arc' | 'x' | 'y'> {
  const found = { arc: new Int32Array(track.second.length).fill(-1), x: track.x.slice(), y: track.y.slice() };
  let at = 0;
  for (const piece of pieces) {
    while (at < track.second.length && track.second[at]! < piece[0]!.second) at++;
    let arcs = [piece[0]!.arc];
    piece.forEach((step, index) => {
      if (index > 0) arcs = [piece[index - 1]!.arc, ...step.entered];
      for (; at < track.second.length && track.second[at]! <= step.second; at++) putOn(bench, track, { at, arcs, found });
    });
  }
  const tail = pieces.at(-1)?.at(-1);
  if (tail === undefined) return found;
  for (; at < track.second.length; at++) putOn(bench, track, { at, arcs: [tail.arc], found, farthestMetres: bench.farthestMetres });
  return found;
}

interface Putting {
  readonly at: number;
  readonly arcs: readonly number[];
  readonly found: Pick<MatchedTrack, 'arc' | 'x' | 'y'>;
  /** Farther from the arcs the position is left off the network. */
  readonly farthestMetres?: number;
}

/** Puts a position on the nearest of some arcs. */
function putOn({ graph }: MatchingBench, track: Track, { at, arcs, found, farthestMetres = Infinity }: Putting): void {
  const position = [track.x[at]!, track.y[at]!] as const;
  let nearestMetres = Infinity;
  for (const arc of arcs) {
    const { distanceMetres, x, y } = placeOnArc(graph, arc, position);
    if (distanceMetres >= nearestMetres || distanceMetres > farthestMetres) continue;
    nearestMetres = distanceMetres;
    found.arc[at] = arc;
    found.x[at] = x;
    found.y[at] = y;
  }
}
