import type { LocalPlane } from '../measure/local-plane';
import type { Position } from '../position';
import { measured, withoutRepeats } from './plane-lines';
import { nearestOnLeg, segmentIndex } from './segment-index';

/** How far from a bridge's line a street still runs on it, in metres: the lines are drawn apart by no more. */
const bridgeHalfWidthMetres = 2;

export interface BridgeMiddle {
  readonly x: number;
  readonly y: number;
  /** Radians. */
  readonly direction: number;
}

export interface BridgeStretches {
  /** Whether a point of the plane lies on a bridge, more than the snap distance away from both its ends. */
  holds(x: number, y: number): boolean;
  /** The middle of each bridge on the plane, with its direction there. */
  readonly middles: readonly BridgeMiddle[];
}

export function bridgeStretches(
  bridges: readonly (readonly Readonly<Position>[])[], plane: LocalPlane, snapMetres: number,
): BridgeStretches {
  const lines = bridges.map(withoutRepeats).filter(({ length }) => length >= 2).map((positions) => measured(positions, plane));
  const index = segmentIndex(lines);
  return {
    middles: lines.map(({ x, y, along }) => {
      const half = along[along.length - 1]! / 2;
      const leg = Math.max(0, along.findIndex((metres) => metres >= half) - 1);
      const share = (half - along[leg]!) / (along[leg + 1]! - along[leg]!);
      const dx = x[leg + 1]! - x[leg]!, dy = y[leg + 1]! - y[leg]!;
      return { x: x[leg]! + share * dx, y: y[leg]! + share * dy, direction: Math.atan2(dy, dx) };
    }),
    holds: (px, py) => index.near(px, py, bridgeHalfWidthMetres).some((i) => {
      const line = lines[index.lineOf[i]!]!, last = line.x.length - 1;
      if (nearestOnLeg(line, index.legOf[i]!, px, py).metres > bridgeHalfWidthMetres) return false;
      return Math.hypot(line.x[0]! - px, line.y[0]! - py) > snapMetres
        && Math.hypot(line.x[last]! - px, line.y[last]! - py) > snapMetres;
    }),
  };
}
