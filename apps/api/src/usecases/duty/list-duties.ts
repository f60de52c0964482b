import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { allBegunDuties, readDutyFilter } from './begun-duties';
import { toDutyEntry, type KeptDuty } from './load-duty';

type Query = ParsedOf<Endpoints['listDuties']>['query'];

/** In the order a list is asked for: by beginning, then shift and person. */
export function sortDuties(duties: readonly KeptDuty[], sort: Query['sort']): KeptDuty[] {
  const sorted = duties.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
  return sort === '-startAt' ? sorted.reverse() : sorted;
}

const keyOf = ({ duty: { startAt, shiftId, personId } }: KeptDuty): [number, number, number] => [Math.round(startAt), shiftId, personId];
const compareKeys = (a: readonly number[], b: readonly number[]): number => a.map((part, i) => part - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** One page of the duties that figures of attendance rest on: those whose time has begun. */
export async function listDuties({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<ResponseOf<Endpoints['listDuties']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer', 'integer']);
  if (!after.ok) return after;
  const range = await readDutyFilter(ctx, input);
  if (!range.ok) return range;
  const { dataset, fromAt, toAt } = range.value;
  const all = sortDuties(await allBegunDuties(ctx, { datasetId: dataset.id, fromAt, toAt, filter: input }), input.sort);
  const key = after.value?.map(Number) ?? null, direction = input.sort === '-startAt' ? -1 : 1;
  const beyond = key === null ? all : all.filter((one) => compareKeys(keyOf(one), key) * direction > 0);
  const items = beyond.slice(0, input.limit), last = beyond.length > input.limit ? items.at(-1) : undefined;
  return accept({ items: items.map(toDutyEntry), nextCursor: last === undefined ? null : encodeCursor(input.sort, keyOf(last)), total: all.length });
}
