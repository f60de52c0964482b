/** `gte` is printed as 余: at least so many. */
export const figureQualifiers = ['exact', 'gte'] as const;
export type FigureQualifier = (typeof figureQualifiers)[number];

/** What holding a published figure against the rows of this system says. */
export const figureMatches = ['agrees', 'differs', 'no-record'] as const;
export type FigureMatch = (typeof figureMatches)[number];

/**
 * Whether the rows bear a published figure out: the same number, or for 余 at least the number. Where there is nothing to
 * hold it against, the figure stays unchecked: `no-record`, never a difference from zero.
 */
export function matchFigure(published: { readonly value: number | null; readonly qualifier: FigureQualifier } | null, computed: number | null): FigureMatch {
  if (published === null || published.value === null || computed === null) return 'no-record';
  const isBorneOut = published.qualifier === 'gte' ? computed >= published.value : computed === published.value;
  return isBorneOut ? 'agrees' : 'differs';
}
