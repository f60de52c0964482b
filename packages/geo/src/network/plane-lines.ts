import { positionKey, type Position } from '../position';
import type { LocalPlane } from '../measure/local-plane';
import type { PlaneLine, StreetLine } from './street';

/**
 * The lines on the plane, without repeated positions and lines of no length, sorted by what they are and not by where
 * they stood in the input: everything after this step is independent of the input's order.
 */
export function planeLines(lines: readonly StreetLine<unknown>[], plane: LocalPlane): PlaneLine[] {
  const sorted = lines
    .map((line, sourceIndex) => ({ line, sourceIndex, positions: withoutRepeats(line.coordinates) }))
    .filter(({ positions }) => positions.length >= 2)
    .map((entry) => ({ ...entry, order: entry.positions.map(positionKey).join(' ') + (entry.line.key ?? '') }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.sourceIndex - b.sourceIndex));
  return sorted.map(({ line, sourceIndex, positions }) => ({
    sourceIndex, positions, ...measured(positions, plane),
    street: line.key === undefined ? `line ${sourceIndex}` : `key ${line.key}`, isBridge: line.isBridge ?? false,
  }));
}

/** Positions on the plane with the metres along. */
export function measured(positions: readonly Readonly<Position>[], plane: LocalPlane): Pick<PlaneLine, 'x' | 'y' | 'along'> {
  const x = new Float64Array(positions.length), y = new Float64Array(positions.length), along = new Float64Array(positions.length);
  positions.forEach((position, i) => {
    [x[i], y[i]] = plane.toPlane(position);
    if (i > 0) along[i] = along[i - 1]! + Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!);
  });
  return { x, y, along };
}

/** Without positions that equal the one before to 1e-7 degrees. */
export function withoutRepeats(positions: readonly Readonly<Position>[]): Position[] {
  const kept: Position[] = [];
  let lastKey = '';
  for (const position of positions) {
    const key = positionKey(position);
    if (key !== lastKey) kept.push([position[0], position[1]]);
    lastKey = key;
  }
  return kept;
}
