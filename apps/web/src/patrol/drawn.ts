import type { GlyphName } from '../map/marks';
import type { PatrolLines } from '../map';

/** What a panel wants on the map. */
export interface Drawn {
  readonly marks: readonly { readonly id: string; readonly position: [number, number]; readonly name: string; readonly glyph: GlyphName; readonly word: string | null; readonly radiusMetres: number }[];
  readonly lines: PatrolLines | null;
  readonly selectedId: string | null;
}
export const nothingDrawn: Drawn = { marks: [], lines: null, selectedId: null };
