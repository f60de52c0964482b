import type { Endpoints, ParsedOf, ResponseOf, ScreenView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listScreens as readScreens } from '../../repositories/screens';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { toScreenView } from './screen-view';

type Query = ParsedOf<Endpoints['listScreens']>['query'];
type Field = 'name' | 'lastSeenAt' | 'expiresAt';

/** Screens in use and revoked ones. A bureau has some dozens, so they are sorted and paged here. */
export async function listScreens({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<ResponseOf<Endpoints['listScreens']>>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const after = decodeCursor(input.cursor, input.sort, ['integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  const now = ctx.clock.now(), wanted = input.q?.trim().toLowerCase() ?? '';
  const all = (await readScreens(ctx.store.db, dataset.value.id)).map((screen) => toScreenView(screen, now))
    .filter(({ name, state }) => name.toLowerCase().includes(wanted) && (input.state === undefined || state === input.state)).sort(orderOf(input.sort));
  const begin = after.value === null ? 0 : Math.max(0, Number(after.value[0])), end = begin + input.limit;
  return accept({ items: all.slice(begin, end), nextCursor: end < all.length ? encodeCursor(input.sort, [end]) : null, total: all.length });
}

function orderOf(sort: Query['sort']): (a: ScreenView, b: ScreenView) => number {
  const field = sort.replace('-', '') as Field, sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) => sign * (a[field] ?? '').localeCompare(b[field] ?? '', 'zh-CN') || a.id - b.id;
}
