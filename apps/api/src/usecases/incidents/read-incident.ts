import type { IncidentView } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findIncident } from '../../repositories/incidents';
import { toIncidentView } from './incident-view';

/** One incident, withdrawn ones included. */
export async function readIncident({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<IncidentView>> {
  const incident = await findIncident(ctx.store.db, input.id);
  return incident === null ? refuse('not-found') : accept(toIncidentView(incident));
}
