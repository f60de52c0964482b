import type { Endpoints, ParsedOf, ResponseOf, ScreenView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result, type ScreenState } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import type { WallLive } from '../../live/wall-live';
import type { Dataset } from '../../repositories/datasets';
import { listScreens as readScreens } from '../../repositories/screens';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn } from '../instant-text';
import { toScreenView } from './screen-view';

type Query = ParsedOf<Endpoints['listScreens']>['query'];
type Filter = Omit<Query, 'limit' | 'cursor'>;
type Field = 'name' | 'lastSeenAt' | 'expiresAt';

/** Screens in use and revoked ones under a filter, in order. A bureau has some dozens. */
async function found(ctx: Context, { q, state: wantedState, sort }: Filter): Promise<Result<{ dataset: Dataset; screens: ScreenView[] }>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  const now = ctx.clock.now(), wanted = q?.trim().toLowerCase() ?? '';
  const screens = (await readScreens(ctx.store.db, dataset.value.id)).map((screen) => toScreenView(screen, now))
    .filter(({ name, state }) => name.toLowerCase().includes(wanted) && (wantedState === undefined || state === wantedState)).sort(orderOf(sort));
  return accept({ dataset: dataset.value, screens });
}

/** One page of them, and whether anybody shows them now. */
export async function listScreens({ ctx, input, wall }: { ctx: Context; input: Query; wall: WallLive }): Promise<Result<ResponseOf<Endpoints['listScreens']>>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const after = decodeCursor(input.cursor, input.sort, ['integer']);
  if (!after.ok) return after;
  const all = await found(ctx, input);
  if (!all.ok) return all;
  const { screens } = all.value, begin = after.value === null ? 0 : Math.max(0, Number(after.value[0])), end = begin + input.limit;
  return accept({ items: screens.slice(begin, end).map((screen) => ({ ...screen, browserCount: wall.countOf(screen.id) })), nextCursor: end < screens.length ? encodeCursor(input.sort, [end]) : null, total: screens.length });
}

/** Every screen the same filter would list, in the same order, as a file. */
export async function exportScreens({ ctx, input: { format, ...filter } }: { ctx: Context; input: ParsedOf<Endpoints['exportScreens']>['query'] }): Promise<Result<ExportFile>> {
  const all = await found(ctx, filter);
  if (!all.ok) return all;
  const { dataset, screens } = all.value;
  return exportList<ScreenView>(ctx, format, { entity: 'screen', title: '大屏', dataset, filter, rowCount: screens.length, groups: inOneGroup(screens), columns: columnsOf(dataset) });
}

async function* inOneGroup(screens: readonly ScreenView[]): AsyncGenerator<readonly ScreenView[]> {
  yield screens;
}

const stateWords: Readonly<Record<ScreenState, string>> = { active: '在用', expiring: '将到期', expired: '已到期', revoked: '已停用' };

function columnsOf(dataset: Dataset): CsvColumn<ScreenView>[] {
  const timeOf = (at: string | null): string | null => (at === null ? null : clockTextIn(Date.parse(at), dataset.timeZone));
  return [
    { title: '名称', value: ({ name }) => name }, { title: '状态', value: ({ state }) => stateWords[state] }, { title: '场景', value: ({ sceneIds }) => sceneIds?.join(' ') ?? '按安排' },
    { title: '单块对角线（英寸）', value: ({ diagonalInches }) => diagonalInches }, { title: '横向块数', value: ({ tilesAcross }) => tilesAcross },
    { title: '纵向块数', value: ({ tilesDown }) => tilesDown }, { title: '观看距离（米）', value: ({ distanceMetres }) => distanceMetres },
    { title: '配对时间', value: ({ pairedAt }) => timeOf(pairedAt) }, { title: '配对人', value: ({ pairedBy }) => pairedBy }, { title: '最近在线', value: ({ lastSeenAt }) => timeOf(lastSeenAt) },
    { title: '有效期至', value: ({ expiresAt }) => timeOf(expiresAt) }, { title: '停用时间', value: ({ revokedAt }) => timeOf(revokedAt) }, { title: '数据性质', value: () => provenanceWord(dataset) },
  ];
}

function orderOf(sort: Query['sort']): (a: ScreenView, b: ScreenView) => number {
  const field = sort.replace('-', '') as Field, sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) => sign * (a[field] ?? '').localeCompare(b[field] ?? '', 'zh-CN') || a.id - b.id;
}
