/** A lookup from words of a file (compared in lower case) to values of a closed set; each value also stands for itself. */
export function wordsFor<Value extends string>(
  values: readonly Value[], words: Partial<Record<Value, readonly string[]>>,
): ReadonlyMap<string, Value> {
  return new Map(values.flatMap((value) => [value, ...(words[value] ?? [])].map((word) => [word.toLowerCase(), value] as const)));
}
