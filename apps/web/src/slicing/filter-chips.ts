import type { ViewIntent } from '../stores/view-intent';

/** One filter that holds, as a chip: what it says and what removing it changes. */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly removal: Partial<ViewIntent>;
}

/** Words for what a chip stands for, in the reader's language. */
export interface ChipWords {
  range(from: string | null, to: string | null): string;
  category(key: string): string;
  code(code: string): string;
  /** 0 = in no district. */
  district(id: number): string;
  weekdays(weekdays: readonly number[]): string;
  hours(hours: readonly number[]): string;
  status(status: ViewIntent['statuses'][number]): string;
}

/** Chips of all filters, in the order the page reads: when, what, where, at which hours, in which state. */
export function filterChips(intent: ViewIntent, words: ChipWords): FilterChip[] {
  const chips: FilterChip[] = [];
  if (intent.from !== null || intent.to !== null) {
    chips.push({ key: 'range', label: words.range(intent.from, intent.to), removal: { from: null, to: null } });
  }
  for (const key of intent.categories) {
    chips.push({ key: `category ${key}`, label: words.category(key), removal: { categories: intent.categories.filter((other) => other !== key) } });
  }
  for (const code of intent.codes) {
    chips.push({ key: `code ${code}`, label: words.code(code), removal: { codes: intent.codes.filter((other) => other !== code) } });
  }
  for (const id of intent.districts) {
    chips.push({ key: `district ${id}`, label: words.district(id), removal: { districts: intent.districts.filter((other) => other !== id) } });
  }
  if (intent.weekdays.length > 0) chips.push({ key: 'weekdays', label: words.weekdays(intent.weekdays), removal: { weekdays: [] } });
  if (intent.hours.length > 0) chips.push({ key: 'hours', label: words.hours(intent.hours), removal: { hours: [] } });
  for (const status of intent.statuses) {
    chips.push({ key: `status ${status}`, label: words.status(status), removal: { statuses: intent.statuses.filter((other) => other !== status) } });
  }
  return chips;
}

/** Ascending whole numbers as runs: [6,7,8,17] → [[6,8],[17,17]]. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
