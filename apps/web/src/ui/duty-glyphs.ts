import type { DutyState } from '@wuding/domain';

/** `solid`: filled, its mark in the mark's colour; `ring`: hollow with a whole edge; `broken`: hollow with a broken edge. */
export interface DutyGlyphShape {
  readonly kind: 'solid' | 'ring' | 'broken';
  readonly shape: string;
  readonly mark: string;
}

const circle = 'M16 4a12 12 0 1 0 0 24a12 12 0 1 0 0-24z';

/** In a box of 32 units; no two states share shape and mark. @source design language §1.3, whose five are drawn; the others follow its manner */
export const dutyGlyphs: Readonly<Record<DutyState, DutyGlyphShape>> = {
  'on-post': { kind: 'solid', shape: circle, mark: 'M10.5 16.5l4 4l7.5-8.5' },
  late: { kind: 'solid', shape: 'M16 2.5L29.5 16L16 29.5L2.5 16z', mark: 'M16 9.5V16.5L20.5 19' },
  vacant: { kind: 'solid', shape: 'M5 5h22v22H5z', mark: 'M11 11l10 10M21 11L11 21' },
  away: { kind: 'solid', shape: 'M16 3L30 28H2z', mark: 'M16 12.5v6.5M16 23.6v.2' },
  'left-early': { kind: 'solid', shape: 'M4 6h14l11 10l-11 10H4z', mark: 'M9 16h9M14.5 12l4 4l-4 4' },
  'no-signal': { kind: 'ring', shape: circle, mark: 'M9 23L23 9' },
  awaited: { kind: 'ring', shape: circle, mark: 'M16 10v6l4 3' },
  'not-due': { kind: 'broken', shape: circle, mark: '' },
  relieved: { kind: 'ring', shape: 'M6 6h20v20H6z', mark: 'M11 13h9M17.5 10l3 3l-3 3M21 19h-9M14.5 16l-3 3l3 3' },
  completed: { kind: 'ring', shape: circle, mark: 'M11 16.5l3.5 3.5l6.5-7.5' },
};
