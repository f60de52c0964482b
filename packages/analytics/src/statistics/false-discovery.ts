/**
 * Adjusted p (q values) controlling the false discovery rate over one family of tests.
 * @param dependence `positive` for Benjamini–Hochberg, `any` for Benjamini–Yekutieli
 * @returns q of each test in the order given, at most 1; empty for none
 * @source Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001
 */
export function falseDiscoveryRates(p: Float64Array, dependence: 'positive' | 'any' = 'positive'): Float64Array {
  const count = p.length;
  const order = Uint32Array.from(p.keys()).sort((a, b) => p[b]! - p[a]!);
  let factor = 1;
  if (dependence === 'any') for (let rank = 2; rank <= count; rank += 1) factor += 1 / rank;
  const q = new Float64Array(count);
  let least = 1;
  order.forEach((test, place) => {
    least = Math.min(least, (p[test]! * factor * count) / (count - place));
    q[test] = least;
  });
  return q;
}

/** The greatest p that Benjamini–Hochberg still calls a discovery at a rate; 0 when there is none. */
export function criticalP(p: Float64Array, rate: number): number {
  const sorted = p.slice().sort();
  for (let rank = sorted.length; rank >= 1; rank -= 1) if (sorted[rank - 1]! <= (rank / sorted.length) * rate) return sorted[rank - 1]!;
  return 0;
}
