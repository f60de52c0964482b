import type { Endpoints, ParsedOf, ResponseOf, SearchHit } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { NameHit, NameIndexes } from '../../live/name-indexes';
import { findIncidentByCode } from '../../repositories/search-names';
import { findDataset } from '../datasets/find-dataset';

type Query = ParsedOf<Endpoints['searchNames']>['query'];
type Answer = ResponseOf<Endpoints['searchNames']>;

/** Finds districts, streets and places by name or its sound, and the incident of exactly this code, which comes first. */
export async function searchNames({ ctx, input: { query, names } }: { ctx: Context; input: { query: Query; names: NameIndexes } }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'map.read')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const incident = isAllowed(ctx.actor, 'incident.read') ? await findIncidentByCode(ctx.store.db, dataset.value.id, query.q) : null;
  const found = (await names.of(dataset.value.id)).find(query.q);
  const items: SearchHit[] = [
    ...(incident === null ? [] : [{
      kind: 'incident' as const, id: incident.id, name: incident.code, detail: incident.eventName, position: positionOf(incident), match: 'exact' as const,
    }]),
    ...found.slice(0, query.limit).map(toHit),
  ];
  return accept({ items: items.slice(0, query.limit), total: found.length + (incident === null ? 0 : 1) });
}

const toHit = ({ thing, match }: NameHit): SearchHit =>
  ({ kind: thing.kind, id: thing.id, name: thing.name, detail: thing.detail, position: positionOf(thing), match });

const positionOf = ({ lng, lat }: { lng: number | null; lat: number | null }): [number, number] | null => (lng === null || lat === null ? null : [lng, lat]);
