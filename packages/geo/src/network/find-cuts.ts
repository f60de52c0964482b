import type { BridgeStretches } from './bridge-stretches';
import { nearestOnLeg, segmentIndex } from './segment-index';
import type { Cut, PlaneLine } from './street';

/** Below this two drawn points are the same point, in metres; a tenth of the rounding of stored positions. */
const samePointMetres = 1e-3;

/**
 * Where the lines must be cut: at both their ends, where an end of one comes within the snap distance of another
 * (T-junction), at vertices two lines share, and where two lines cross, unless a bridge carries one over the other.
 */
export function findCuts(lines: readonly PlaneLine[], bridges: BridgeStretches, snapMetres: number): Cut[] {
  const index = segmentIndex(lines);
  const cuts: Cut[] = [];
  lines.forEach((line, l) => cuts.push(atVertex(l, line, 0), atVertex(l, line, line.x.length - 1)));
  for (let i = 0; i < index.count; i++) {
    for (const j of index.after(i, snapMetres)) {
      const first: Leg = { index: index.lineOf[i]!, line: lines[index.lineOf[i]!]!, leg: index.legOf[i]! };
      const second: Leg = { index: index.lineOf[j]!, line: lines[index.lineOf[j]!]!, leg: index.legOf[j]! };
      if (first.index === second.index && Math.abs(first.leg - second.leg) === 1) continue;
      cutAtEnds(first, second, snapMetres, cuts);
      cutAtEnds(second, first, snapMetres, cuts);
      if (!cutAtSharedVertices(first, second, cuts)) cutAtCrossing(first, second, bridges, cuts);
    }
  }
  return cuts;
}

interface Leg {
  readonly index: number;
  readonly line: PlaneLine;
  readonly leg: number;
}

const atVertex = (line: number, { x, y, along, positions }: PlaneLine, vertex: number): Cut =>
  ({ line, along: along[vertex]!, x: x[vertex]!, y: y[vertex]!, vertex: positions[vertex]! });

/** An end of the first line beside a leg of the second cuts the second there. */
function cutAtEnds(ending: Leg, passed: Leg, snapMetres: number, cuts: Cut[]): void {
  const last = ending.line.x.length - 1;
  for (const vertex of [0, last]) {
    if (ending.leg !== vertex && ending.leg + 1 !== vertex) continue;
    // The last leg of a line does not end on itself.
    if (ending.index === passed.index && (passed.leg === vertex || passed.leg + 1 === vertex)) continue;
    const x = ending.line.x[vertex]!, y = ending.line.y[vertex]!;
    const { share, metres } = nearestOnLeg(passed.line, passed.leg, x, y);
    if (metres > snapMetres) continue;
    cuts.push({ line: passed.index, along: alongAt(passed, share), x, y, vertex: ending.line.positions[vertex]! });
  }
}

function cutAtSharedVertices(first: Leg, second: Leg, cuts: Cut[]): boolean {
  let found = false;
  for (const i of [first.leg, first.leg + 1]) {
    for (const j of [second.leg, second.leg + 1]) {
      if (Math.hypot(first.line.x[i]! - second.line.x[j]!, first.line.y[i]! - second.line.y[j]!) > samePointMetres) continue;
      cuts.push(atVertex(first.index, first.line, i), atVertex(second.index, second.line, j));
      found = true;
    }
  }
  return found;
}

function cutAtCrossing(first: Leg, second: Leg, bridges: BridgeStretches, cuts: Cut[]): void {
  if (first.line.isBridge || second.line.isBridge) return;
  const ax = first.line.x[first.leg]!, ay = first.line.y[first.leg]!;
  const cx = second.line.x[second.leg]!, cy = second.line.y[second.leg]!;
  const ux = first.line.x[first.leg + 1]! - ax, uy = first.line.y[first.leg + 1]! - ay;
  const vx = second.line.x[second.leg + 1]! - cx, vy = second.line.y[second.leg + 1]! - cy;
  const cross = ux * vy - uy * vx;
  const firstMetres = Math.hypot(ux, uy), secondMetres = Math.hypot(vx, vy);
  // Legs within a ten-thousandth of parallel run beside each other; they have no crossing to speak of.
  if (Math.abs(cross) <= 1e-4 * firstMetres * secondMetres) return;
  const firstShare = ((cx - ax) * vy - (cy - ay) * vx) / cross, secondShare = ((cx - ax) * uy - (cy - ay) * ux) / cross;
  if (!isOnLeg(firstShare, firstMetres) || !isOnLeg(secondShare, secondMetres)) return;
  const x = ax + firstShare * ux, y = ay + firstShare * uy;
  if (bridges.holds(x, y)) return;
  cuts.push(
    { line: first.index, along: alongAt(first, firstShare), x, y, vertex: null },
    { line: second.index, along: alongAt(second, secondShare), x, y, vertex: null },
  );
}

const isOnLeg = (share: number, metres: number): boolean =>
  share * metres >= -samePointMetres && (share - 1) * metres <= samePointMetres;

function alongAt({ line, leg }: Leg, share: number): number {
  const held = Math.max(0, Math.min(1, share));
  return line.along[leg]! + held * (line.along[leg + 1]! - line.along[leg]!);
}
