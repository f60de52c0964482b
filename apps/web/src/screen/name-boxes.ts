import type { Box } from './place-callouts';

/** A district as its name is looked for: the point of its label, CSS pixels of the map. */
export interface NamedPoint {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Of its name with its state below, CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Where the map has written the names of districts: it puts each above, below or beside its point, wherever there is room, and does not say where. Points around
 * it are asked; what answers with the district lies in its name's box. A name the map found no room for has none. Twelve questions a name.
 * @param districtAt the district whose name is over a point of the map; @param gap between a point and its name
 */
export function nameBoxes(districts: readonly NamedPoint[], districtAt: (x: number, y: number) => number | null, gap: number): Box[] {
  return districts.flatMap(({ id, x, y, width, height }): Box[] => {
    const row = gap + height / 2, hits = [-row, 0, row].flatMap((dy) => [-0.75, -0.25, 0.25, 0.75].flatMap((part) => (districtAt(x + part * width, y + dy) === id ? [{ x: x + part * width, y: y + dy }] : [])));
    if (hits.length === 0) return [];
    const xs = hits.map((hit) => hit.x), ys = hits.map((hit) => hit.y);
    return [[Math.min(...xs) - width / 4, Math.min(...ys) - height / 2, Math.max(...xs) + width / 4, Math.max(...ys) + height / 2]];
  });
}
