import type { Position } from './intent';

/** Shapes of a post's state; colour never stands alone. */
export const glyphs = ['on-post', 'late', 'vacant', 'away', 'not-due', 'awaited', 'left-early', 'relieved', 'no-signal', 'completed', 'moving', 'still'] as const;
export type GlyphName = (typeof glyphs)[number];

/** Something on the map that can be pointed at. */
export interface MapMark {
  readonly id: string;
  readonly position: Position;
  readonly name: string;
  readonly glyph: GlyphName;
  /** What is wrong there, beside the name; null = nothing that needs a word. */
  readonly word: string | null;
  /** Ground radius drawn while it is selected. */
  readonly radiusMetres: number;
}

/** A mark's label beside its glyph, CSS pixels. */
export interface LabelBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly widthPixels: number;
  /** Higher ones are placed first: the selected, then the abnormal. */
  readonly priority: number;
}

const glyphPixels = 13, linePixels = 20;
type Rectangle = readonly [number, number, number, number];
const touch = (a: Rectangle, b: Rectangle): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/**
 * On which side of its glyph each label stands so that none covers a glyph or another label or is cut at the map's edge; labels
 * without room are left out.
 * @param mapWidthPixels of the map the boxes lie on
 * @returns side by id
 */
export function placeLabels(boxes: readonly LabelBox[], mapWidthPixels = Infinity): Map<string, 'right' | 'left'> {
  const taken: Rectangle[] = boxes.map(({ x, y }) => [x - glyphPixels, y - glyphPixels, x + glyphPixels, y + glyphPixels]);
  const placed = new Map<string, 'right' | 'left'>();
  for (const { id, x, y, widthPixels } of boxes.toSorted((a, b) => b.priority - a.priority)) {
    for (const side of ['right', 'left'] as const) {
      const from = side === 'right' ? x + glyphPixels : x - glyphPixels - widthPixels;
      const wanted: Rectangle = [from, y - linePixels / 2, from + widthPixels, y + linePixels / 2];
      if (from < 0 || from + widthPixels > mapWidthPixels || taken.some((other) => touch(wanted, other))) continue;
      taken.push(wanted);
      placed.set(id, side);
      break;
    }
  }
  return placed;
}
