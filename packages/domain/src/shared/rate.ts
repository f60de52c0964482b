/** Below this many passes a rate per hundred passes says nothing and is not shown. Suppression is by passes, never by events. */
export const leastPassCount = 10;

/** Finds per hundred passes; null below `leastPassCount` passes, because unvisited is unknown, not zero. */
export const perHundredPasses = (foundCount: number, passCount: number): number | null =>
  (passCount < leastPassCount ? null : (foundCount * 100) / passCount);
