import { boundaryStamp, endOfStamps } from './stamp';

/** An event code, at all times or in a half-open window of occurrence (UTC milliseconds; null = open end). */
export interface CodeTerm {
  readonly codeId: number;
  readonly fromAt?: number | null;
  readonly toAt?: number | null;
}

/** Half-open, in stamps. */
export type StampWindow = readonly [from: number, to: number];

const always: StampWindow = [0, endOfStamps];

/**
 * The windows in which incidents of each code pass when every list must have a term that holds them. A code that is
 * absent never passes; one window [0, endOfStamps) is always.
 * @param lists each the union of its terms; no list at all answers null: every code passes always
 */
export function codeWindows(lists: readonly (readonly CodeTerm[])[]): ReadonlyMap<number, readonly StampWindow[]> | null {
  const [first, ...others] = lists.map(unionByCode);
  if (first === undefined) return null;
  const passing = new Map<number, readonly StampWindow[]>();
  for (const [codeId, windows] of first) {
    const common = others.reduce<readonly StampWindow[]>((left, union) => intersect(left, union.get(codeId) ?? []), windows);
    if (common.length > 0) passing.set(codeId, common.some(isAlways) ? [always] : common);
  }
  return passing;
}

export const isAlways = ([from, to]: StampWindow): boolean => from === 0 && to === endOfStamps;

function unionByCode(terms: readonly CodeTerm[]): Map<number, StampWindow[]> {
  const union = new Map<number, StampWindow[]>();
  for (const { codeId, fromAt, toAt } of terms) {
    const windows = union.get(codeId);
    const window: StampWindow = [boundaryStamp(fromAt ?? -Infinity), boundaryStamp(toAt ?? Infinity)];
    if (windows === undefined) union.set(codeId, [window]);
    else windows.push(window);
  }
  return union;
}

const intersect = (left: readonly StampWindow[], right: readonly StampWindow[]): StampWindow[] =>
  left.flatMap(([a, b]) => right.map(([c, d]): StampWindow => [Math.max(a, c), Math.min(b, d)])).filter(([from, to]) => from < to);
