import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methods } from './methods';

/** Problems with answers of independent programs (R spdep, spatstat, surveillance, glm; scipy, scikit-learn): see each file. */
const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../../../packages/analytics/fixtures/${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>;

const answer = (method: string, problem: unknown, seed = 1): Record<string, unknown> =>
  methods.find(({ name }) => name === method)!.answer(problem, { seed }) as Record<string, unknown>;

/** Holds every number of the expected document against the answer's, within a relative and an absolute tolerance. */
function agree(actual: unknown, expected: unknown, tolerance: { relative?: number; absolute?: number }, path = '$'): void {
  if (typeof expected === 'number') {
    const limit = Math.max((tolerance.relative ?? 0) * Math.abs(expected), tolerance.absolute ?? 0);
    expect(typeof actual, path).toBe('number');
    expect(Math.abs((actual as number) - expected), `${path}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(limit);
  } else if (expected !== null && typeof expected === 'object') {
    if (Array.isArray(expected)) expect(Array.isArray(actual) ? actual.length : -1, path).toBe(expected.length);
    for (const [key, value] of Object.entries(expected)) agree((actual as Record<string, unknown> | null)?.[key], value, tolerance, `${path}.${key}`);
  } else expect(actual, path).toEqual(expected);
}

describe('the methods answer what independent programs answer', () => {
  it.each([['gistar', 1e-9], ['emerging', 1e-9], ['kde', 1e-9], ['pai', 1e-9], ['coverage', 1e-6]])('%s', (name, absolute) => {
    const { expected, ...problem } = fixture(name);
    agree(answer(name, problem), expected, name === 'kde' ? { relative: 1e-9, absolute: 1e-18 } : { absolute, relative: 1e-12 });
  });

  it('effect: every case', () => {
    const cases = fixture('effect')['cases'] as { input: unknown; expected: unknown }[];
    const answered = answer('effect', { cases: cases.map(({ input }) => ({ input })) })['cases'] as unknown[];
    cases.forEach(({ expected }, i) => agree(answered[i], expected, { relative: 1e-9, absolute: 1e-12 }, `case ${i}`));
  });

  it('knox: counts and Poisson tails to the digit, permutations within their noise', () => {
    const { expected, ...problem } = fixture('knox');
    const { pairs, monteCarlo, ringTable } = answer('knox', problem);
    const wanted = expected as { pairs: unknown; monteCarlo: { observed: number; permMean: number; permSd: number }; ringTable: { observed: unknown; permMean: number[][]; permP: unknown } };
    agree(pairs, wanted.pairs, { relative: 1e-12, absolute: 1e-9 });
    const { observed, permMean, permSd, pValue } = monteCarlo as { observed: number; permMean: number; permSd: number; pValue: number };
    expect(observed).toBe(wanted.monteCarlo.observed);
    agree({ permMean, permSd }, { permMean: wanted.monteCarlo.permMean, permSd: wanted.monteCarlo.permSd }, { relative: 0.05 });
    expect(pValue).toBeLessThanOrEqual(0.005);
    const table = ringTable as { observed: unknown; permMean: unknown; permP: unknown };
    expect(table.observed).toEqual(wanted.ringTable.observed);
    agree(table.permMean, wanted.ringTable.permMean, { relative: 0.05, absolute: 0.6 });
    agree(table.permP, wanted.ringTable.permP, { absolute: 0.05 });
  });

  it('hour of week and clusters: both from one file', () => {
    const { expected, ...problem } = fixture('hourweek_dbscan');
    const wanted = expected as { hourOfWeek: unknown; dbscan: { nClusters: number; coreIds: string[]; noiseIds: string[] } };
    for (const name of ['hourweek', 'dbscan']) {
      const { hourOfWeek, dbscan } = answer(name, problem);
      expect(hourOfWeek).toEqual(wanted.hourOfWeek);
      const { nClusters, coreIds, noiseIds } = dbscan as { nClusters: number; coreIds: string[]; noiseIds: string[] };
      expect({ nClusters, coreIds: coreIds.toSorted(), noiseIds: noiseIds.toSorted() })
        .toEqual({ nClusters: wanted.dbscan.nClusters, coreIds: wanted.dbscan.coreIds.toSorted(), noiseIds: wanted.dbscan.noiseIds.toSorted() });
    }
  });
});

describe('survival of interval-censored spells', () => {
  const spell = (left: number, right: number | null, weight = 1) => ({ left, right, weight });

  it('is the share still away where every end is known exactly at a visit', () => {
    const spells = [spell(0, 10), spell(0, 10), spell(10, 20), spell(20, null)];
    expect(answer('survival', { spells, times: [0, 10, 20, 30] })['survival']).toEqual([1, 0.5, 0.25, 0.25].map((share) => expect.closeTo(share, 6) as number));
  });

  it('agrees with the published answer for breast cosmesis under radiotherapy alone (Finkelstein & Wolfe 1985)', () => {
    // Intervals in months of the 46 patients; R interval::icfit puts 0.0463 on (4, 5], 0.0334 on (6, 7], 0.0887 on (7, 8], 0.0708 on (11, 12], 0.0926 on (24, 25], 0.0818 on (33, 34], 0.1209 on (38, 40].
    const spells = [
      [45, null], [6, 10], [0, 7], [46, null], [46, null], [7, 16], [17, null], [7, 14], [37, 44], [0, 8], [4, 11], [15, null], [11, 15], [22, null], [46, null], [46, null],
      [25, 37], [46, null], [26, 40], [46, null], [27, 34], [36, 44], [46, null], [36, 48], [37, null], [40, null], [17, 25], [46, null], [11, 18], [38, null], [5, 12], [37, null],
      [0, 5], [18, null], [24, null], [36, null], [5, 11], [19, 35], [17, 25], [24, null], [32, null], [33, null], [19, 26], [37, null], [34, null], [36, null],
    ].map(([left, right]) => spell(left as number, right as number | null));
    const { survival } = answer('survival', { spells, times: [5, 7, 8, 12, 25, 34, 40] });
    agree(survival, [0.9537, 0.9203, 0.8316, 0.7608, 0.6682, 0.5864, 0.4655], { absolute: 0.0003 });
  });

  it('says no median on fewer than ten ends that were seen, and none where the curve does not fall to a half', () => {
    expect(answer('survival', { spells: Array.from({ length: 9 }, () => spell(0, 10)), times: [10] })['median']).toBeNull();
    expect(answer('survival', { spells: [...Array.from({ length: 10 }, () => spell(0, 10)), ...Array.from({ length: 20 }, () => spell(30, null))], times: [10] })['median']).toBeNull();
    expect(answer('survival', { spells: Array.from({ length: 12 }, () => spell(0, 10)), times: [10] })['median']).toBe(5);
  });

  it('lets a spell that was never looked at again say nothing', () => {
    const seen = [spell(0, 10), spell(10, 20), spell(10, 20), spell(5, 30)];
    const times = [5, 10, 20, 30];
    const withUnseen = answer('survival', { spells: [...seen, spell(0, null)], times })['survival'];
    agree(withUnseen, answer('survival', { spells: seen, times })['survival'], { absolute: 1e-6 });
  });

  it('brackets the truth of simulated spells by its limits', () => {
    let state = 7;
    const next = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
    const spells = Array.from({ length: 200 }, () => {
      const end = -40 * Math.log(1 - next());
      const looks = Array.from({ length: 12 }, (_, i) => i * 15 + next() * 15);
      const right = looks.find((at) => at >= end) ?? null;
      return spell(looks.findLast((at) => at < end) ?? 0, right);
    });
    const times = [30, 60, 120];
    const { lower, upper } = answer('survival', { spells, times });
    times.forEach((time, i) => {
      expect((lower as number[])[i]).toBeLessThanOrEqual(Math.exp(-time / 40));
      expect((upper as number[])[i]).toBeGreaterThanOrEqual(Math.exp(-time / 40));
    });
  });
});
