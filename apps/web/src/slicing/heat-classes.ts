/**
 * Where the colour of a heat cell changes, incidents per cell and 30 days: 2, 4, 8, 16, 32. Fixed, so that two pictures
 * of one cell size and length of period compare; doubling, because counts in cells are spread that way.
 */
export const heatBreaksPerMonth = [2, 4, 8, 16, 32] as const;

/** Lengths of period that share their breaks, in days, and how many times 30 days they stand for. */
const bands = [
  { longest: 45, months: 1 }, { longest: 135, months: 3 }, { longest: 270, months: 6 }, { longest: 548, months: 12 }, { longest: 1_096, months: 24 },
  { longest: Infinity, months: 48 },
] as const;

/** Breaks for a period of so many days, in incidents per cell: those of 30 days times the months the period stands for. */
export function heatBreaksFor(dayCount: number): number[] {
  const months = bands.find(({ longest }) => dayCount <= longest)?.months ?? 1;
  return heatBreaksPerMonth.map((edge) => edge * months);
}

export interface HeatClass {
  readonly from: number;
  /** null = and more. */
  readonly to: number | null;
}

export const heatClassesOf = (breaks: readonly number[]): HeatClass[] => [1, ...breaks].map((from, index) => {
  const next = breaks[index];
  return { from, to: next === undefined ? null : next - 1 };
});

/** "1", "2–3", "≥ 32". */
export const heatClassLabel = ({ from, to }: HeatClass): string => (to === null ? `≥ ${from}` : from === to ? String(from) : `${from}–${to}`);

/** "1", "96", "≥ 1536": where the class begins. */
export const heatClassStart = ({ from, to }: HeatClass): string => (to === null ? `≥ ${from}` : String(from));
