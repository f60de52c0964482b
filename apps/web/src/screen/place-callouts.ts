/** A glyph on the map with words beside it, CSS pixels of the map. */
export interface Callout {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Side of the glyph's box. */
  readonly glyph: number;
  /** Of its words; 0 = it has none. */
  readonly width: number;
  readonly height: number;
  /** Higher ones choose first. */
  readonly priority: number;
}

export type Side = 'right' | 'left' | 'below' | 'above';
/** CSS pixels of the map. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The map as what is drawn over it has it: its size and the seams between tiles that cross it. CSS pixels of the map. */
export interface TiledMap {
  readonly width: number;
  readonly height: number;
  /** Middles of the seams between tiles side by side, from the left. */
  readonly seams: readonly number[];
  /** Middles of the seams between tiles above one another, from the top. */
  readonly rowSeams: readonly number[];
  /** Half the width that is kept free around a seam. */
  readonly guard: number;
}

const touch = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const gap = 4;
/** From here on words say what is wrong. */
export const wrongPriority = 2;

const boxOn: Readonly<Record<Side, (callout: Callout) => Box>> = {
  right: ({ x, y, glyph, width, height }) => [x + glyph / 2 + gap, y - height / 2, x + glyph / 2 + gap + width, y + height / 2],
  left: ({ x, y, glyph, width, height }) => [x - glyph / 2 - gap - width, y - height / 2, x - glyph / 2 - gap, y + height / 2],
  below: ({ x, y, glyph, width, height }) => [x - width / 2, y + glyph / 2, x + width / 2, y + glyph / 2 + height],
  above: ({ x, y, glyph, width, height }) => [x - width / 2, y - glyph / 2 - height, x + width / 2, y - glyph / 2],
};

/**
 * On which side of its glyph each callout's words stand so that they cover no glyph and no other words, and are neither cut at the map's
 * edge nor broken by a seam between tiles. Words without room are left out. What is wrong may stand over a name of the map; what is not wrong may not.
 * @param names where the map writes its own
 */
export function placeCallouts(callouts: readonly Callout[], { width, height, seams, rowSeams, guard, names = [] }: TiledMap & { names?: readonly Box[] }): Map<string, Side> {
  const glyphs = callouts.map(({ x, y, glyph }): Box => [x - glyph / 2, y - glyph / 2, x + glyph / 2, y + glyph / 2]);
  const keptFree = [...seams.map((x): Box => [x - guard, 0, x + guard, height]), ...rowSeams.map((y): Box => [0, y - guard, width, y + guard])];
  const taken: Box[] = [...glyphs, ...keptFree], placed = new Map<string, Side>();
  for (const callout of callouts.filter((one) => one.width > 0).toSorted((a, b) => b.priority - a.priority)) {
    for (const side of ['right', 'left', 'below', 'above'] as const) {
      const box = boxOn[side](callout);
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height || taken.some((other) => touch(box, other)) || (callout.priority < wrongPriority && names.some((name) => touch(box, name)))) continue;
      taken.push(box);
      placed.set(callout.id, side);
      break;
    }
  }
  return placed;
}

/** Where a glyph stands so that no seam breaks it: moved to the nearer side of one, both ways where two cross. CSS pixels of the map. */
export const besideSeams = ({ x, y }: { x: number; y: number }, halfGlyph: number, { seams, rowSeams, guard }: Pick<TiledMap, 'seams' | 'rowSeams' | 'guard'>): { x: number; y: number } =>
  ({ x: clearOf(seams, x, guard + halfGlyph), y: clearOf(rowSeams, y, guard + halfGlyph) });

function clearOf(middles: readonly number[], at: number, reach: number): number {
  const seam = middles.find((middle) => Math.abs(at - middle) < reach);
  return seam === undefined ? at : at < seam ? seam - reach : seam + reach;
}
