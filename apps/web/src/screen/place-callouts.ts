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
 * @param seams middles of seams, pixels of the map; @param guard half the width that is kept free around one; names: where the map writes its own
 */
export function placeCallouts(callouts: readonly Callout[], { width, height, seams, guard, names = [] }: { width: number; height: number; seams: readonly number[]; guard: number; names?: readonly Box[] }): Map<string, Side> {
  const glyphs = callouts.map(({ x, y, glyph }): Box => [x - glyph / 2, y - glyph / 2, x + glyph / 2, y + glyph / 2]);
  const taken: Box[] = [...glyphs, ...seams.map((x): Box => [x - guard, 0, x + guard, height])], placed = new Map<string, Side>();
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

/** Moves a glyph out of a seam to its nearer side. */
export function besideSeams(x: number, halfGlyph: number, { seams, guard }: { seams: readonly number[]; guard: number }): number {
  const seam = seams.find((middle) => Math.abs(x - middle) < guard + halfGlyph);
  return seam === undefined ? x : x < seam ? seam - guard - halfGlyph : seam + guard + halfGlyph;
}
