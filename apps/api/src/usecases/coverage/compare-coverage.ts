import { countChange } from '@wuding/analytics';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type PatrolStandard, type Result } from '@wuding/domain';
import type { LineString } from 'geojson';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { propertiesOf, type CsvColumn } from '../../export/stream-csv';
import { streetLines } from '../../repositories/track-days';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { instantText } from '../instant-text';
import { askStreets } from './ask-streets';
import { judgeStreets, ratiosOf, type JudgedStreet } from './judge-streets';
import { mostCoverageDays } from './read-coverage';
import { classWords, inOneGroup } from './street-words';

type Query = ParsedOf<Endpoints['compareCoverage']>['query'];
type Answer = ResponseOf<Endpoints['compareCoverage']>;
type Compared = Answer['segments'][number];
interface Asked<Input> { readonly ctx: Context; readonly input: Input; readonly requirements: PatrolStandard }

/** Visits of each street in two windows of equal length. Refuses `windows-differ-in-length`, and as `askStreets` does. */
export async function compareCoverage({ ctx, input, requirements }: Asked<Query>): Promise<Result<Answer>> {
  const asked = { installed: requirements, mostDays: mostCoverageDays }, { dataset, district, from, to, thenFrom, thenTo } = input;
  const now = await askStreets(ctx, { dataset, district, from, to }, asked);
  if (!now.ok) return now;
  const then = await askStreets(ctx, { dataset, district, from: thenFrom, to: thenTo }, asked);
  if (!then.ok) return then.refusal.pointer === '/from' ? refuse(then.refusal.code, { pointer: '/thenFrom' }) : then;
  const [window, past] = [now.value.window, then.value.window];
  if (window.toAt - window.fromAt !== past.toAt - past.fromAt) return refuse('windows-differ-in-length', { pointer: '/thenTo' });
  // Streets are those of the first window: a district redrawn since is compared over the same ground.
  const judged = judgeStreets(now.value, window), judgedThen = judgeStreets({ ...then.value, streets: now.value.streets }, past);
  const sides = new Map(judgedThen.map((one) => [one.id, one]));
  return accept({
    now: { ...shares(judged), from: instantText(window.fromAt), to: instantText(window.toAt) }, before: { ...shares(judgedThen), from: instantText(past.fromAt), to: instantText(past.toAt) },
    segments: judged.map((one) => compared(one, sides.get(one.id)!)).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.id - b.id),
  });
}

const shares = (judged: readonly JudgedStreet[]) => {
  const { segmentCount, visitedRatio, dueCompliantRatio, timelyRatio } = ratiosOf(judged);
  return { segmentCount, visitedRatio, dueCompliantRatio, timelyRatio };
};
const sideOf = ({ visits, required, owed }: JudgedStreet) => ({ visits, required, owed });
const compared = (now: JudgedStreet, before: JudgedStreet): Compared => ({
  id: now.id, name: now.name, controlClass: now.controlClass, districtName: now.districtName, lengthMetres: now.lengthMetres, now: sideOf(now), before: sideOf(before),
  difference: now.visits - before.visits, direction: countChange(now.visits, before.visits).direction,
});

/** The comparison as a file; as GeoJSON with the lines. */
export async function exportCoverageComparison({ ctx, input, requirements }: Asked<ParsedOf<Endpoints['exportCoverageComparison']>['query']>): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'district.export')) return refuse('not-allowed');
  const { format, isChangedOnly, ...query } = input, answer = await compareCoverage({ ctx, input: query, requirements });
  if (!answer.ok) return answer;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const rows = answer.value.segments.filter(({ difference }) => isChangedOnly !== 'true' || difference !== 0), columns = columnsOf(answer.value, provenanceWord(dataset.value));
  const lines = format === 'geojson' || format === 'gpx' ? new Map((await streetLines(ctx.store.db, dataset.value.id)).map(({ id, line }) => [id, line.coordinates])) : new Map<number, [number, number][]>();
  return exportList(ctx, format, {
    entity: 'coverage', title: '巡查覆盖对比', dataset: dataset.value, filter: { ...query, ...(isChangedOnly && { isChangedOnly }) }, rowCount: rows.length, groups: inOneGroup(rows), columns,
    feature: (row) => ({
      id: row.id, geometry: lines.has(row.id) ? ({ type: 'LineString', coordinates: lines.get(row.id)! } satisfies LineString) : null,
      properties: propertiesOf(columns, row),
    }),
  });
}

const directionWords = { more: '增加', fewer: '减少', level: '差别不超过偶然' } as const;
const columnsOf = ({ now, before }: Answer, provenance: string): CsvColumn<Compared>[] => [
  { title: '路段', value: ({ id, name }) => (name === '' ? `无名小巷 ${id}` : name) },
  { title: '路段编号', value: ({ id }) => id },
  { title: '道路等级', value: ({ controlClass }) => classWords[controlClass] },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '本期实巡（次）', value: (row) => row.now.visits },
  { title: '本期应巡（次）', value: (row) => row.now.required },
  { title: '对比期实巡（次）', value: (row) => row.before.visits },
  { title: '对比期应巡（次）', value: (row) => row.before.required },
  { title: '差（次）', value: ({ difference }) => difference },
  { title: '判断', value: ({ direction }) => directionWords[direction] },
  { title: '本期', value: () => `${now.from} / ${now.to}` },
  { title: '对比期', value: () => `${before.from} / ${before.to}` },
  { title: '数据性质', value: () => provenance },
];
