/** One bar: what it counts, how many, and whether the view is filtered to it. */
export interface CategoryBar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly isChosen: boolean;
}

/** Bars by count, most first, then by name; chosen ones are there even when nothing is left to count. */
export function categoryBars(counts: Readonly<Record<string, number>>, chosen: readonly string[], nameOf: (key: string) => string): CategoryBar[] {
  const keys = new Set([...Object.keys(counts).filter((key) => (counts[key] ?? 0) > 0), ...chosen]);
  return [...keys]
    .map((key) => ({ key, name: nameOf(key), count: counts[key] ?? 0, isChosen: chosen.includes(key) }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh-CN'));
}

/** The list with the key put in or taken out. */
export const toggled = <Key>(list: readonly Key[], key: Key): Key[] => (list.includes(key) ? list.filter((other) => other !== key) : [...list, key]);
