/**
 * Where the colour of a heat cell changes, incidents per cell in the period: 1 | 2–3 | 4–7 | 8–15 | 16–31 | 32 and more.
 * Fixed, so that two pictures of one cell size compare; doubling, because counts in cells are spread that way.
 */
export const heatBreaks = [2, 4, 8, 16, 32] as const;

export interface HeatClass {
  readonly from: number;
  /** null = and more. */
  readonly to: number | null;
}

export const heatClasses: readonly HeatClass[] = [1, ...heatBreaks].map((from, index) => {
  const next = heatBreaks[index];
  return { from, to: next === undefined ? null : next - 1 };
});

/** "1", "2–3", "≥ 32". */
export const heatClassLabel = ({ from, to }: HeatClass): string => (to === null ? `≥ ${from}` : from === to ? String(from) : `${from}–${to}`);
