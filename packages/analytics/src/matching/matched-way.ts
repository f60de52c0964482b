import { decidedPieces, type Track } from './match-track';
import type { MatchingBench } from './matching-bench';
import type { RoadGraph } from './road-graph';
import type { MatchedStep } from './track-matcher';

type Point = readonly [second: number, x: number, y: number];

/**
 * The way a track took along the network: vertices with the time each was passed, evenly between the moment the place before was left and the moment the
 * next one was reached. What is off the network, and what lies in a pause of the positions longer than `maxGapSeconds`, is no way.
 * @returns pieces in order of time; empty where no position came near a road
 */
export function matchedWay(bench: MatchingBench, track: Track, maxGapSeconds: number): Track[] {
  return decidedPieces(bench, track).pieces.flatMap((piece) => piecesWithin(bench.graph, track, { steps: piece.filter(({ isHeld }) => !isHeld), held: new Set(piece.filter(({ isHeld }) => isHeld).map(({ second }) => second)), maxGapSeconds }));
}

interface Walking {
  readonly steps: readonly MatchedStep[];
  /** Seconds of positions that were passed over. */
  readonly held: ReadonlySet<number>;
  readonly maxGapSeconds: number;
}

function piecesWithin(graph: RoadGraph, { second }: Track, { steps, held, maxGapSeconds }: Walking): Track[] {
  const pieces: Point[][] = [];
  let at = 0, piece: Point[] = [];
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before === undefined) {
      piece = [pointAt(graph, step)];
      while (at < second.length && second[at]! <= step.second) at++;
      return;
    }
    let last = before.second, leftAt = before.second, isJoined = true, isNear = true;
    for (; at < second.length && second[at]! <= step.second; at++) {
      isJoined &&= second[at]! - last <= maxGapSeconds;
      last = second[at]!;
      isNear &&= !held.has(last);
      if (isNear && last < step.second) leftAt = last;
    }
    if (isJoined) return void piece.push(...between(graph, before, step, leftAt));
    pieces.push(piece);
    piece = [pointAt(graph, step)];
  });
  return [...pieces, piece].filter(({ length }) => length > 1).map((points) => ({ second: column(points, 0), x: column(points, 1), y: column(points, 2) }));
}

const column = (points: readonly Point[], of: 0 | 1 | 2): Float64Array => Float64Array.from(points, (point) => point[of]);

function pointAt({ nodeX, nodeY, from, to, lengthMetres }: RoadGraph, { second, arc, offsetMetres }: MatchedStep): Point {
  const share = lengthMetres[arc] === 0 ? 0 : offsetMetres / lengthMetres[arc]!, a = from[arc]!, b = to[arc]!;
  return [second, nodeX[a]! + share * (nodeX[b]! - nodeX[a]!), nodeY[a]! + share * (nodeY[b]! - nodeY[a]!)];
}

/** From one place to the next: standing until it is left, then along the arcs. Turning round on the road leaves out its end. */
function between(graph: RoadGraph, before: MatchedStep, step: MatchedStep, leftAt: number): Point[] {
  const start = pointAt(graph, before), end = pointAt(graph, step), { entered } = step;
  const arcs = entered.length === 0 || graph.reverse[before.arc] === entered[0] ? entered.slice(0, -1) : [before.arc, ...entered.slice(0, -1)];
  const line = [start, ...arcs.map((arc): Point => [0, graph.nodeX[graph.to[arc]!]!, graph.nodeY[graph.to[arc]!]!]), end];
  const lengths = line.map(([, x, y], i) => (i === 0 ? 0 : Math.hypot(x - line[i - 1]![1], y - line[i - 1]![2])));
  const whole = lengths.reduce((sum, metres) => sum + metres, 0);
  let gone = 0;
  const walked = line.map(([, x, y], i): Point => {
    gone += lengths[i]!;
    return [leftAt + (whole === 0 ? i / (line.length - 1) : gone / whole) * (step.second - leftAt), x, y];
  });
  return leftAt > before.second ? walked : walked.slice(1);
}
