import { falseDiscoveryRates, normalTwoSided, previousEqualWeekdays, rateRatio, slice, openZone } from '@wuding/analytics';
import type { ComparisonAnswer, Endpoints, ParsedOf, RatesAnswer } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { findDataset } from '../datasets/find-dataset';
import { windowText } from '../districts/figure-window';
import { askCube } from '../slice/ask-cube';
import { countByCategory } from '../slice/count-by-category';
import { readRates } from './read-rates';

type Request = ParsedOf<Endpoints['comparePeriods']>['body'];
type Asked = { ctx: Context; input: { request: Request; cubes: EventCubes } };
type Change = ComparisonAnswer['total'];

interface Side {
  readonly rates: RatesAnswer;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byDistrict: Readonly<Record<string, number>>;
  /** False where all of it lies before the first record. */
  readonly isRecorded: boolean;
}

/** What changed between a window and the equal weekdays before it, each with the limits of its ratio. */
export async function comparePeriods({ ctx, input: { request, cubes } }: Asked): Promise<Result<ComparisonAnswer>> {
  const now = await readSide({ ctx, input: { request, cubes } });
  if (!now.ok) return now;
  const dataset = await findDataset(ctx, request.dataset);
  if (!dataset.ok) return dataset;
  const { window } = now.value.rates;
  const previous = windowText(previousEqualWeekdays({ fromAt: Date.parse(window.from), toAt: Date.parse(window.to) }, openZone(dataset.value.timeZone)));
  const before = await readSide({ ctx, input: { request: { ...request, filter: { ...request.filter, ...previous } }, cubes } });
  return before.ok ? accept(answerOf(now.value, before.value)) : before;
}

async function readSide({ ctx, input: { request, cubes } }: Asked): Promise<Result<Side>> {
  const rates = await readRates({ ctx, input: { request, cubes } });
  if (!rates.ok) return rates;
  const { window } = rates.value;
  return askCube({ ctx, cubes, request: { dataset: request.dataset, filter: { ...request.filter, ...window } } }, ({ cube: { cube }, filter, terms }) => {
    const counts = slice(cube, filter);
    if (!counts.ok) return refuse(counts.refusal.code, counts.refusal);
    return accept({
      rates: rates.value, byCategory: countByCategory(cube, { filter, counts: counts.value, terms }), byDistrict: Object.fromEntries(counts.value.byDistrictId),
      isRecorded: Date.parse(window.to) > (cube.timeSpan?.firstAt ?? Infinity),
    });
  });
}

function answerOf(now: Side, before: Side): ComparisonAnswer {
  const isKnownBefore = before.isRecorded;
  const changed = (a: number, b: number): Change => (isKnownBefore ? changeOf(a, b, { now: 1, before: 1 }) : { now: a, before: null, ratio: null });
  const keysOf = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return {
    window: now.rates.window, previous: before.rates.window, isKnownBefore,
    total: changed(now.rates.total, before.rates.total), passes: changed(now.rates.passes, before.rates.passes), rate: rateChange(now.rates, before.rates),
    byReportCategory: keysOf(now.byCategory, before.byCategory).map((key) => ({ key, ...changed(now.byCategory[key] ?? 0, before.byCategory[key] ?? 0) })).sort((a, b) => b.now - a.now || (a.key < b.key ? -1 : 1)),
    byDistrict: keysOf(now.byDistrict, before.byDistrict).map((id) => ({ districtId: Number(id), ...changed(now.byDistrict[id] ?? 0, before.byDistrict[id] ?? 0) })).sort((a, b) => b.now - a.now || a.districtId - b.districtId),
    ground: now.rates.ground, cells: isKnownBefore ? cellChanges(now.rates, before.rates) : [], asOfChange: Math.max(now.rates.asOfChange, before.rates.asOfChange),
  };
}

const percent = 100;
/** Finds per hundred passes: passes that met somebody, so that a pass counts once. */
function rateChange(now: RatesAnswer, before: RatesAnswer): Change {
  const sideOf = ({ hourOfWeek: { passes, found } }: RatesAnswer) => ({ passes: sum(passes), found: sum(found) });
  const [a, b] = [sideOf(now), sideOf(before)];
  const per = (side: typeof a): number => (side.passes === 0 ? 0 : (side.found / side.passes) * percent);
  if (a.passes === 0 || b.passes === 0) return { now: per(a), before: b.passes === 0 ? null : per(b), ratio: null };
  return { ...changeOf(a.found, b.found, { now: a.passes, before: b.passes }), now: per(a), before: per(b) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function changeOf(now: number, before: number, exposure: { now: number; before: number }): Change {
  const ratio = rateRatio(before, now, { daysBefore: exposure.before, daysAfter: exposure.now });
  return { now, before, ratio: ratio === null ? null : { value: ratio.ratio, lower: ratio.lower, upper: ratio.upper === Infinity ? null : ratio.upper } };
}

/** Cells known in both periods. Given the sum of a cell, the later count is binomial by the exposures; the dispersion widens it. */
function cellChanges(now: RatesAnswer, before: RatesAnswer): ComparisonAnswer['cells'] {
  const exposureOf = ({ patrolHours, passes }: RatesAnswer['cells'][number]): number => (now.unit === 'area' ? 1 : now.unit === 'passes' ? passes : patrolHours);
  const earlier = new Map(before.cells.map((cell) => [cell.index, cell]));
  const dispersion = Math.max(now.dispersionRatio, before.dispersionRatio);
  const rows = now.cells.flatMap((cell) => {
    const then = earlier.get(cell.index) ?? (now.unit === 'area' ? { ...cell, count: 0 } : undefined);
    if (then === undefined || cell.state !== 'known' || then.state !== 'known' || cell.count + then.count === 0) return [];
    const share = exposureOf(cell) / (exposureOf(cell) + exposureOf(then)), both = cell.count + then.count;
    return [{ index: cell.index, now: cell.count, before: then.count, z: (cell.count - both * share) / Math.sqrt(both * share * (1 - share) * dispersion) }];
  });
  const q = falseDiscoveryRates(Float64Array.from(rows, ({ z }) => normalTwoSided(z)));
  return rows.map((row, i) => ({ ...row, q: q[i]! }));
}
