import type { Endpoints, ParsedOf, RevisitPlanView } from '@wuding/contract';
import { openZone } from '@wuding/analytics';
import { accept, holds, isAllowed, randomVisitShare, refuse, revisitShare, revisitSlackMinutes, type Result, type RevisitInterval } from '@wuding/domain';
import type { Context } from '../../context';
import type { CsvColumn } from '../../export/stream-csv';
import type { ExportFile } from '../../export/export-file';
import type { Dataset } from '../../repositories/datasets';
import { findRevisitPlan, listRevisits } from '../../repositories/revisits';
import { listSpots, type SpotRecord } from '../../repositories/visit-frame';
import { localIn } from '../analysis/ask-analysis';
import { inOneGroup } from '../coverage/street-words';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn, dayTextIn, instantText } from '../instant-text';

type Query = ParsedOf<Endpoints['readRevisits']>['query'];
type Visit = RevisitPlanView['visits'][number];

/** The suggested visits of a day, today's unless another is asked for; none where nothing was drawn for it. */
export async function readRevisits({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<RevisitPlanView>> {
  if (!holds(ctx.actor.role, 'patrol.watch')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  return dataset.ok ? accept(await revisitView(ctx, dataset.value, input.on ?? dayTextIn(ctx.clock.now(), dataset.value.timeZone))) : dataset;
}

/** The part of a day's plan that lies in the districts its reader watches. */
export async function revisitView({ store: { db }, clock, actor }: Context, dataset: Dataset, on: string): Promise<RevisitPlanView> {
  const plan = await findRevisitPlan(db, dataset.id, on), shares = { level: revisitShare, randomShare: randomVisitShare, slackMinutes: revisitSlackMinutes };
  if (plan === null) return { on, ...shares, plan: null, intervals: [], visits: [] };
  const now = clock.now(), spots = new Map((await listSpots(db, { datasetId: dataset.id, fromAt: now, toAt: now + 1 })).map((spot) => [spot.id, spot]));
  const minuteOf = (at: number): number => localIn(openZone(dataset.timeZone))(at).minute;
  const placeOf = (spotId: number) => placed(spots.get(spotId)), isTheirs = ({ districtId }: { districtId: number | null }): boolean => isAllowed(actor, 'patrol.watch', { districtId });
  return {
    on, ...shares,
    plan: { seed: plan.seed, from: instantText(plan.fromAt), to: instantText(plan.untilAt), departureCount: plan.departureCount, madeAt: instantText(plan.madeAt), madeBy: plan.madeBy },
    intervals: plan.intervals.map(({ band: [from, to], limits, ...one }) => ({ ...one, limits: limits ?? null, band: [from, to] as [number, number], ...placeOf(one.spotId) })).filter(isTheirs),
    visits: (await listRevisits(db, plan.id, revisitSlackMinutes)).map(({ id, spotId, dueAt, kind, seenAt }): Visit => ({
      id, spotId, kind, interval: kind === 'random' ? null : intervalOf(plan.intervals, spotId, minuteOf(dueAt) / 60), dueAt: instantText(dueAt), seenAt: instantText(seenAt), ...placeOf(spotId),
      state: seenAt !== null ? 'seen' : now <= dueAt + revisitSlackMinutes * 60_000 ? 'open' : 'missed',
    })).filter(isTheirs),
  };
}

/** The interval of the band a time of the day lies in. */
function intervalOf(intervals: readonly RevisitInterval[], spotId: number, hour: number): Visit['interval'] {
  const found = intervals.find((one) => one.spotId === spotId && hour >= one.band[0] && hour < one.band[1]);
  return found === undefined ? null : { minutes: found.minutes, limits: found.limits ?? null };
}

const placed = (spot: SpotRecord | undefined): Pick<Visit, 'name' | 'position' | 'districtId' | 'districtName'> => {
  const district = spot?.districts.at(-1);
  return { name: spot?.streetName ?? spot?.code ?? '', position: spot === undefined ? null : [spot.lng, spot.lat], districtId: district?.id ?? null, districtName: district?.name ?? null };
};

/** The suggested visits of a day, or the intervals they follow from, as a file. */
export async function exportRevisits({ ctx, input: { format, list, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportRevisits']>['query'] }): Promise<Result<ExportFile>> {
  const read = await readRevisits({ ctx, input: query });
  if (!read.ok) return read;
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const { visits, intervals, on } = read.value, columns = columnsOf(dataset.value);
  if (list === 'intervals') {
    return exportList(ctx, format, { entity: 'revisit', title: '复访间隔', dataset: dataset.value, filter: { ...query, on, list }, rowCount: intervals.length, groups: inOneGroup(intervals), columns: intervalColumnsOf(dataset.value) });
  }
  return exportList(ctx, format, { entity: 'revisit', title: '复访建议', dataset: dataset.value, filter: { ...query, on }, rowCount: visits.length, groups: inOneGroup(visits), columns });
}

/** Minutes as they are told: where not within four hours, so; where not known, so. */
const minutesText = (minutes: number | null, isKnown: boolean): number | string => (minutes ?? (isKnown ? '240 以上' : '未知'));
type Interval = RevisitPlanView['intervals'][number];
const intervalColumnsOf = (dataset: Dataset): CsvColumn<Interval>[] => [
  { title: '点位', value: ({ spotId }) => spotId },
  { title: '道路', value: ({ name }) => name },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '时段', value: ({ band: [from, to] }) => `${from}–${to} 时` },
  { title: '建议间隔（分）', value: ({ minutes, isKnown }) => minutesText(minutes, isKnown) },
  { title: '95%下限（分）', value: ({ limits }) => minutesText(limits?.lower ?? null, limits !== null) },
  { title: '95%上限（分）', value: ({ limits }) => minutesText(limits?.upper ?? null, limits !== null) },
  { title: '离开次数', value: ({ departureCount }) => departureCount },
  { title: '确认回潮', value: ({ finiteCount }) => finiteCount },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];

const stateWords = { seen: '已到', open: '待到', missed: '没到' } as const;
const columnsOf = (dataset: Dataset): CsvColumn<Visit>[] => [
  { title: '时间', value: ({ dueAt }) => clockTextIn(Date.parse(dueAt), dataset.timeZone) },
  { title: '点位', value: ({ spotId }) => spotId },
  { title: '道路', value: ({ name }) => name },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '来由', value: ({ kind }) => (kind === 'random' ? '随机' : '到期') },
  { title: '建议间隔（分）', value: ({ interval }) => (interval === null ? null : minutesText(interval.minutes, true)) },
  { title: '95%下限（分）', value: ({ interval }) => (interval === null ? null : minutesText(interval.limits?.lower ?? null, interval.limits !== null)) },
  { title: '95%上限（分）', value: ({ interval }) => (interval === null ? null : minutesText(interval.limits?.upper ?? null, interval.limits !== null)) },
  { title: '状态', value: ({ state }) => stateWords[state] },
  { title: '到点时间', value: ({ seenAt }) => clockTextIn(seenAt === null ? null : Date.parse(seenAt), dataset.timeZone) },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];
