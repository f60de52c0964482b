/**
 * One spelling for equal values: keys sorted at every depth, no space, absent values left out, instants as ISO text.
 * Two values have the same canonical text exactly when they are the same JSON. What hashes are taken over.
 * @param value anything JSON can hold; `undefined` at the top becomes `null`
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(value) ?? 'null')));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  // Object.fromEntries keeps insertion order except for integer-like names, which every engine puts first in number order.
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
