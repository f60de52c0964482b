/** Where a check-in was, seen from its post: metres east and north. */
export interface PostOffset {
  readonly personId: number;
  readonly eastMetres: number;
  readonly northMetres: number;
}

/** A team that stands beside its posts as one man. */
export interface TeamShift {
  readonly eastMetres: number;
  readonly northMetres: number;
  readonly personCount: number;
  readonly checkInCount: number;
}

/**
 * GCJ-02 taken for WGS-84 moves every point of a county by the same 300–700 m. People do not walk like that: at least three
 * of them, at least four fifths of the check-ins, within 100 m of one common offset.
 * @source domain facts §2.13
 */
const shiftRule = { leastMetres: 250, mostMetres: 800, spreadMetres: 100, leastPersonCount: 3, leastShare: 0.8 } as const;

/** The common offset of a team's check-ins when they look like a wrong datum label; null when they do not. */
export function findTeamShift(offsets: readonly PostOffset[]): TeamShift | null {
  const eastMetres = median(offsets.map((one) => one.eastMetres)), northMetres = median(offsets.map((one) => one.northMetres));
  if (eastMetres === null || northMetres === null) return null;
  const length = Math.hypot(eastMetres, northMetres);
  if (length < shiftRule.leastMetres || length > shiftRule.mostMetres) return null;
  const near = offsets.filter((one) => Math.hypot(one.eastMetres - eastMetres, one.northMetres - northMetres) <= shiftRule.spreadMetres);
  const personCount = new Set(near.map(({ personId }) => personId)).size;
  if (personCount < shiftRule.leastPersonCount || near.length < shiftRule.leastShare * offsets.length) return null;
  return { eastMetres, northMetres, personCount, checkInCount: near.length };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
