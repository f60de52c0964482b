/** `gte` is printed as 余: at least so many. */
export const figureQualifiers = ['exact', 'gte'] as const;
export type FigureQualifier = (typeof figureQualifiers)[number];

/** What holding a published figure against the rows of this system says. */
export const figureMatches = ['agrees', 'differs', 'no-record'] as const;
export type FigureMatch = (typeof figureMatches)[number];

export const figureMatchWords: Readonly<Record<FigureMatch, string>> = { agrees: '相符', differs: '不符', 'no-record': '未核' };

/**
 * Why a computed figure has no value: nobody recorded anything in the period, the dataset's codes do not know what is
 * counted, or the denominator is below the least sample.
 */
export const suppressions = ['no-records', 'codes-missing', 'sample-too-small'] as const;
export type Suppression = (typeof suppressions)[number];
export const suppressionWords: Readonly<Record<Suppression, string>> = { 'no-records': '这段时间没有任何记录', 'codes-missing': '代码集里没有这一类', 'sample-too-small': '数量太少，不出比率' };

/**
 * Whether the rows bear a published figure out: the same number, or for 余 at least the number. Where there is nothing to
 * hold it against, the figure stays unchecked: `no-record`, never a difference from zero.
 */
export function matchFigure(published: { readonly value: number | null; readonly qualifier: FigureQualifier } | null, computed: number | null): FigureMatch {
  if (published === null || published.value === null || computed === null) return 'no-record';
  const isBorneOut = published.qualifier === 'gte' ? computed >= published.value : computed === published.value;
  return isBorneOut ? 'agrees' : 'differs';
}
