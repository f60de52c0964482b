import { findDepartures, occupancyAfter, returnSpells, returnSurvival, usualRules, type Departure, type DepartureKind, type OccupancyAtLag } from '../return-clock';
import { randomStream } from '../statistics/random';
import type { SurvivalCurve } from '../survival/survival-with-limits';
import type { VisitFrame } from '../visits';

/** Hour bands of a departure, [from, to) local hours. @source the bands vendors go by, docs/simulated-county.md */
export const hourBands = [[6, 11], [11, 14], [14, 18], [18, 22]] as const;

/** Grid on which survival is told, minutes: every five to four hours. */
export const survivalMinutes: readonly number[] = Array.from({ length: 49 }, (_, step) => step * 5);
/** Lags of the table. @source issue of the return clock */
const tableMinutes = [30, 60, 120] as const;

export interface ReturnClockTask {
  readonly method: 'return-clock';
  readonly kind: DepartureKind;
  readonly visits: VisitFrame;
  /** 1 where a pass may begin a departure: filters choose departures, never what is seen afterwards. */
  readonly kept: Uint8Array;
  /** District id by spot; 0 = in none. */
  readonly districtOf: Int32Array;
  /** 0 patrol, 1 a post was held here at that time; by pass. */
  readonly isGuarded: Uint8Array;
  readonly detectionRatio: number;
  readonly seed: number;
  /** Rows that are wanted; absent = all. */
  readonly by?: readonly ReturnRow['by'][];
}

export interface SurvivalShare {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ReturnRow {
  readonly by: 'district' | 'band' | 'mode' | 'spot' | 'spot-band';
  /** District id, band number, 0 patrol / 1 guarding, or spot number. */
  readonly key: number;
  /** For `spot-band`. */
  readonly band: number | null;
  readonly departureCount: number;
  readonly spellCount: number;
  readonly finiteCount: number;
  /** At 30, 60 and 120 minutes; null = unknown, fewer than ten finds. */
  readonly stillAway: readonly (SurvivalShare | null)[];
  /** Minutes; null = not reached, or unknown. */
  readonly median: number | null;
  /** Of a district, by `survivalMinutes`; empty for other rows, and with fewer than ten finds. */
  readonly survival: readonly SurvivalShare[];
}

export interface ReturnClock {
  readonly departureCount: number;
  readonly unseenCount: number;
  readonly occupancy: readonly OccupancyAtLag[];
  readonly survival: readonly SurvivalShare[];
  readonly median: number | null;
  readonly finiteCount: number;
  readonly rows: readonly ReturnRow[];
}

/** Resamples behind the limits of the curve, and of each row of the table. */
const curveResamples = 200, rowResamples = 120;
/** A curve needs this many finds. */
const leastFinds = 10;
/** Rows of spots told, those with most finds. */
const mostSpots = 40;

/** The return clock of a window: the two figures for all, and the table by place, hour band and mode. */
export function* runReturnClock(task: ReturnClockTask): Generator<number, ReturnClock> {
  const { visits, kept, detectionRatio } = task;
  const rules = { ...usualRules, kind: task.kind };
  const departures = findDepartures(visits, rules, (pass) => kept[pass] === 1);
  const occupancy = occupancyAfter(visits, departures, { rules, detectionRatio });
  yield 0.1;
  const all = returnSpells(visits, departures, rules);
  const curve = returnSurvival(all, Float64Array.from(survivalMinutes), { random: randomStream(task.seed), resamples: curveResamples });
  yield 0.4;
  const groups = groupsOf(task, departures);
  const rows: ReturnRow[] = [];
  for (const group of groups) {
    rows.push(rowOf(task, group));
    yield 0.4 + (0.6 * rows.length) / groups.length;
  }
  const isKnown = curve.finiteCount >= leastFinds;
  return {
    departureCount: departures.length, unseenCount: all.unseenCount, occupancy, median: curve.median, finiteCount: curve.finiteCount, rows,
    survival: isKnown ? survivalMinutes.map((_, i) => shareAt(curve, i)) : [],
  };
}

const shareAt = ({ survival, lower, upper }: Pick<SurvivalCurve, 'survival' | 'lower' | 'upper'>, i: number): SurvivalShare => ({ value: survival[i]!, lower: lower[i]!, upper: upper[i]! });

interface Group extends Pick<ReturnRow, 'by' | 'key' | 'band'> {
  readonly departures: readonly Departure[];
}

const bandOf = (hour: number): number => hourBands.findIndex(([from, to]) => hour >= from && hour < to);

function groupsOf({ districtOf, isGuarded, by: wanted }: ReturnClockTask, departures: readonly Departure[]): Group[] {
  const groups = (by: ReturnRow['by'], keyOf: (departure: Departure) => readonly [number, number | null]): Group[] => {
    if (wanted?.includes(by) === false) return [];
    const found = new Map<string, { key: readonly [number, number | null]; list: Departure[] }>();
    for (const departure of departures) {
      const key = keyOf(departure);
      const entry = found.get(key.join()) ?? { key, list: [] };
      entry.list.push(departure);
      found.set(key.join(), entry);
    }
    return [...found.values()].map(({ key, list }) => ({ by, key: key[0], band: key[1], departures: list })).sort((a, b) => b.departures.length - a.departures.length);
  };
  return [
    ...groups('district', ({ spot }) => [districtOf[spot] ?? 0, null]), ...groups('band', ({ hour }) => [bandOf(hour), null]),
    ...groups('mode', ({ from }) => [isGuarded[from - 1] ?? 0, null]),
    ...groups('spot', ({ spot }) => [spot, null]).slice(0, mostSpots), ...groups('spot-band', ({ spot, hour }) => [spot, bandOf(hour)]).slice(0, mostSpots),
  ];
}

function rowOf({ visits, kind, seed }: ReturnClockTask, { by, key, band, departures }: Group): ReturnRow {
  const spells = returnSpells(visits, departures, { ...usualRules, kind });
  const finiteCount = spells.spells.right.filter((right) => right !== Infinity).length;
  const told = { by, key, band, departureCount: departures.length, spellCount: spells.cluster.length, finiteCount };
  if (finiteCount < leastFinds) return { ...told, stillAway: tableMinutes.map(() => null), median: null, survival: [] };
  const curve = returnSurvival(spells, Float64Array.from(survivalMinutes), { random: randomStream(seed), resamples: rowResamples });
  return {
    ...told, stillAway: tableMinutes.map((minutes) => shareAt(curve, survivalMinutes.indexOf(minutes))), median: curve.median,
    survival: by === 'district' ? survivalMinutes.map((_, i) => shareAt(curve, i)) : [],
  };
}

