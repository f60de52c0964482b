import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { countIncidents, listIncidents as readIncidents } from '../../repositories/incident-list';
import { decodeCursor, encodeCursor } from '../cursor';
import { countFromMemory } from './count-from-memory';
import { readIncidentFilter } from './incident-filter';
import { toIncidentView } from './incident-view';

type Query = ParsedOf<Endpoints['listIncidents']>['query'];
type Answer = ResponseOf<Endpoints['listIncidents']>;

/**
 * One page of a dataset's incidents by time of occurrence; `total` is exact. Names that mean nothing here are refused.
 * The page walks an index and stops; the total comes from memory, except where texts, streets, sources, boxes or spots are asked for.
 * Asked again before anything of the dataset changes it costs nothing.
 */
export async function listIncidents({ ctx, cubes, input }: { ctx: Context; cubes: EventCubes; input: Query }): Promise<Result<Answer>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const asked = await readIncidentFilter(ctx, cubes, input);
  if (!asked.ok) return asked;
  const { filter, answers } = asked.value;
  return accept(await answers.pages.of(JSON.stringify(input), async () => {
    const items = await readIncidents(ctx.store.db, { ...filter, sort: input.sort, limit: input.limit, after: after.value as [number, number] | null });
    const total = await countFromMemory(cubes, filter) ?? await countIncidents(ctx.store.db, filter);
    const last = items.length === input.limit ? items.at(-1) : undefined;
    return { items: items.map(toIncidentView), nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.occurredAt), last.id]), total };
  }));
}
