import type { SliceAnswer } from '../endpoints/slice';

/** The views of a brush index, in the order in which their rows follow the head. */
export const brushViews = ['cells', 'hours', 'days', 'codes', 'categories', 'districts', 'unlocated'] as const;
export type BrushView = (typeof brushViews)[number];

/**
 * What a brush index says of itself. Its bytes: length of the head (4 bytes, little-endian), the head as JSON in UTF-8,
 * then per view its rows as variable-length numbers (7 bits a byte, lowest first): key minus the key before it, number of bins, and per bin
 * that bin minus the bin before it and its count.
 */
export interface BrushHead {
  readonly binCount: number;
  /** Local days a bin holds; 1 where the bins are hours of the week. */
  readonly binDays: number;
  /** Local day of day 0; null when nothing matches. */
  readonly from: string | null;
  /** The window the keys of `cells` lie in. */
  readonly heat?: Omit<NonNullable<SliceAnswer['heat']>, 'cells'>;
  /** What the keys of `codes` and `categories` number. */
  readonly codes: readonly string[];
  readonly categories: readonly string[];
  /** The change number the index includes. */
  readonly asOfChange: number;
  /** Rows of each view, and bins in all of them. */
  readonly sizes: Readonly<Record<BrushView, { readonly rowCount: number; readonly entryCount: number }>>;
}
