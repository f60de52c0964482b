/** How many incidents a civil month had. */
export interface MonthCount {
  /** YYYY-MM */
  readonly month: string;
  readonly count: number;
}

/**
 * Daily counts added up by civil month, every month from the first given to the last, those without any included.
 * Empty when no day is given.
 * @param byDay one count per local day from `from` (YYYY-MM-DD; null = no days)
 * @param span first and last month wanted, YYYY-MM; what lies outside is not counted
 */
export function countsByMonth(
  byDay: { readonly from: string | null; readonly counts: ArrayLike<number> }, span: { readonly first: string; readonly last: string },
): MonthCount[] {
  const sums = new Map<string, number>();
  for (let month = span.first; month <= span.last; month = monthAfter(month)) sums.set(month, 0);
  const start = byDay.from === null ? 0 : Date.parse(`${byDay.from}T00:00:00Z`);
  for (let day = 0; byDay.from !== null && day < byDay.counts.length; day += 1) {
    const month = new Date(start + day * 86_400_000).toISOString().slice(0, 7);
    const sum = sums.get(month);
    if (sum !== undefined) sums.set(month, sum + byDay.counts[day]!);
  }
  return [...sums].map(([month, count]) => ({ month, count }));
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
