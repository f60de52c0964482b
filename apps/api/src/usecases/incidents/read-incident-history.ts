import type { IncidentHistory } from '@wuding/contract';
import { accept, refuse, roles, type Result, type Role } from '@wuding/domain';
import type { Context } from '../../context';
import { listEntriesOf } from '../../repositories/audit-entries';
import { findIncident } from '../../repositories/incidents';

/** A record touched more often is a mistake of a script; its first touches tell the story. */
const longestHistory = 200;

/** Who (by role) wrote what of one incident, and when: the part of the log that is about it. */
export async function readIncidentHistory({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<IncidentHistory>> {
  if ((await findIncident(ctx.store.db, input.id)) === null) return refuse('not-found');
  const entries = await listEntriesOf(ctx.store.db, 'incident', String(input.id), longestHistory);
  return accept({
    items: entries.flatMap(({ at, action, actorName, detail }) =>
      (action === 'create' || action === 'edit' ? [{ at: at.toISOString(), action, role: roleIn(actorName), fields: fieldsIn(detail) }] : [])),
  });
}

/** The log keeps "name (role)"; the name stays there. */
function roleIn(actorName: string): Role | null {
  const role = /\(([a-z-]+)\)$/.exec(actorName)?.[1];
  return roles.find((one) => one === role) ?? null;
}

const fieldsIn = ({ fields }: Record<string, unknown>): string[] => (Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : []);
