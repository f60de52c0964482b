import type { Neighbours } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findNeighbours } from '../../repositories/incident-neighbours';
import { findIncident } from '../../repositories/incidents';
import { toIncidentView } from './incident-view';

/** A stall that comes back stands within a GPS error of where it was. */
const radiusMetres = 50;
const withinDays = 30;
const listedCount = 20;

/** Incidents alike and close in place and time: a later one may be a relapse. None for an incident without a position. */
export async function listNeighbours({ ctx, input: { id } }: { ctx: Context; input: { id: number } }): Promise<Result<Neighbours>> {
  if (!isAllowed(ctx.actor, 'incident.read')) return refuse('not-allowed');
  const incident = await findIncident(ctx.store.db, id);
  if (incident === null) return refuse('not-found');
  const { lng, lat } = incident;
  if (lng === null || lat === null) return accept({ radiusMetres, withinDays, items: [], total: 0 });
  const { items, total } = await findNeighbours(ctx.store.db, { of: { ...incident, lng, lat }, radiusMetres, withinMilliseconds: withinDays * 86_400_000, limit: listedCount });
  return accept({ radiusMetres, withinDays, total, items: items.map(({ distanceMetres, ...record }) => ({ ...toIncidentView(record), distanceMetres })) });
}
