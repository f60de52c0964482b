import { leastWeeks } from '../forecast/back-test';
import type { Figure } from './evaluate';
import type { Indicator } from './indicator';

/** What hours to come are expected to bring, from the weeks that are over. */
export type ForecastIndicator = Pick<Indicator, 'id' | 'label' | 'unit' | 'heading' | 'direction' | 'definition' | 'source' | 'caution' | 'minimumSample'>;

const incidentsAhead: ForecastIndicator = {
  id: 'inc-01-ahead', label: { zh: '预计事件', en: 'Incidents expected' }, unit: 'cases', heading: 'system', direction: 'neither', minimumSample: leastWeeks,
  definition: {
    zh: `时段内预计发生的事件数（期望值）和 95% 上下限：按当天零点以前近两年的记录，星期几和钟点的节律（一年折半）乘近来的多少（四周折半），向全县拉平。不写时段就是现在起 4 小时；按片区现行边界算，没有坐标的算在片区以外。满 ${leastWeeks} 周才算，不满就是未知。`,
    en: `Incidents expected in the window (a mean) with 95 % limits: from the two years of records before the day’s midnight, the rhythm of weekday and hour (half-life a year) times how much happens lately (four weeks), pulled towards the whole. Without a window, the 4 hours from now; districts by their boundaries of today, records without coordinates lie outside all. Unknown below ${leastWeeks} weeks.`,
  },
  source: '由 inc-01 推算，排班和巡查用的同一个函数；规则见 packages/analytics/src/forecast',
  caution: {
    zh: '预计的是会记下来的事件，巡查去哪儿、记录就多在哪儿；节假日、赶集和天气不在里面。先看它最近 13 周准不准。',
    en: 'It expects what will be put on record, and records follow patrols; holidays, market days and weather are not in it. Look first at how it did in the last 13 weeks.',
  },
};

/** Every indicator of what is to come, in the order they are listed. */
export const forecastIndicators: readonly ForecastIndicator[] = [incidentsAhead];

export const findForecastIndicator = (id: string): ForecastIndicator | undefined => forecastIndicators.find((one) => one.id === id);

/** The figure an expectation makes; null with a reason where nothing was recorded, or for fewer weeks than tell a rhythm. @param n records it rests on */
export function evaluateForecast(expected: { readonly value: number; readonly n: number } | null, recordCount: number): Figure {
  const suppressed = recordCount === 0 ? 'no-records' : expected === null ? 'sample-too-small' : null;
  const value = suppressed === null && expected !== null ? expected.value : null;
  return { value, numerator: value ?? 0, denominator: null, n: expected?.n ?? recordCount, suppressed };
}
