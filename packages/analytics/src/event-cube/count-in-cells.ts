import type { CellSet } from './cell-set';
import type { EventCube } from './cube';
import { EventCounter, type EventCounts } from './counter';
import { compileFilter, type EventFilter } from './filter';
import { blockRows } from './layout';
import type { Part } from './part';
import { scan, type Rows } from './scan';

/**
 * Counts the located incidents of a filter that lie in a fixed set of ground cells. One pass over the blocks that meet the
 * cells' window; unlocated incidents lie in no cell and are left out.
 */
export function countInCells(cube: EventCube, filter: EventFilter, { window, isIn }: CellSet): EventCounts {
  const counter = new EventCounter(cube, null);
  const kept = new Uint32Array(blockRows);
  const side = window.cellMetres * 100;
  const west = Math.round(window.originMetres[0] * 100), south = Math.round(window.originMetres[1] * 100);
  const keep = ({ columns: { eastCentimetres, northCentimetres } }: Part, { list, begin, count }: Rows): number => {
    let keptCount = 0;
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!;
      const column = Math.floor((eastCentimetres[row]! - west) / side), line = Math.floor((northCentimetres[row]! - south) / side);
      if (column < 0 || line < 0 || column >= window.columns || line >= window.rows) continue;
      if (isIn[line * window.columns + column] === 1) kept[keptCount++] = row;
    }
    return keptCount;
  };
  scan(cube, compileFilter(cube.facets, filter), (part, rows) => {
    const count = keep(part, rows);
    if (count > 0) counter.visit(part, { list: kept, begin: 0, count });
  }, [west, south, west + window.columns * side, south + window.rows * side]);
  return counter.counts();
}
