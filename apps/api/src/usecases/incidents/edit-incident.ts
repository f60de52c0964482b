import type { Endpoints, IncidentView, ParsedOf } from '@wuding/contract';
import { accept, checkIncidentTimes, isAllowed, refuse, reviseClosing, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { findEventCode } from '../../repositories/code-sets';
import { findDatasetById } from '../../repositories/datasets';
import { findIncident, updateIncident, type IncidentRecord } from '../../repositories/incidents';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';
import { toIncidentView } from './incident-view';

export type IncidentEdit = ParsedOf<Endpoints['editIncident']>['body'];

/** Edits, closes, reopens, withdraws or restores an incident, if `version` is still the current one. */
export async function editIncident(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: IncidentEdit } },
): Promise<Result<IncidentView>> {
  const { id, version, edit } = input;
  const current = await findIncident(ctx.store.db, id);
  if (current === null) return refuse('not-found');
  const target = { districtId: current.districtId, ownerAccountId: current.actorAccountId };
  if (!isAllowed(ctx.actor, 'incident.write', target)) return refuse('not-allowed');
  if (current.version !== version) return conflict(current);
  const change = await decide(ctx, current, edit);
  if (!change.ok) return change;
  const { datasetId } = current;
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'incident', operation: 'upsert' });
    const isWritten = await updateIncident(tx, { id, version, changeSeq }, change.value);
    const now = await findIncident(tx, id);
    if (now === null) return refuse('not-found');
    if (!isWritten) return conflict(now);
    return accept({
      value: toIncidentView(now),
      audit: {
        action: 'edit', entity: 'incident', entityId: String(id), datasetId,
        detail: { version: now.version, fields: Object.keys(edit) },
      },
    });
  });
}

async function decide(ctx: Context, current: IncidentRecord, edit: IncidentEdit) {
  const closing = reviseClosing(current, {
    status: edit.status, closedAt: typeof edit.closedAt === 'string' ? Date.parse(edit.closedAt) : edit.closedAt,
  }, ctx.clock.now());
  if (!closing.ok) return closing;
  const times = checkIncidentTimes({ occurredAt: current.occurredAt, closedAt: closing.value.closedAt }, ctx.clock.now());
  if (!times.ok) return times;
  const eventCode = await resolveCode(ctx, current, edit.eventCode);
  if (!eventCode.ok) return eventCode;
  return accept({
    ...closing.value, eventCodeId: eventCode.value,
    outcome: edit.outcome ?? current.outcome, description: edit.description ?? current.description,
  });
}

async function resolveCode(
  { store }: Context, { datasetId }: IncidentRecord, code: string | undefined,
): Promise<Result<number | undefined>> {
  if (code === undefined) return accept(undefined);
  const dataset = await findDatasetById(store.db, datasetId);
  const found = dataset === null ? null : await findEventCode(store.db, dataset.codeSetId, code);
  return found === null ? refuse('unknown-event-code', { pointer: '/eventCode', data: { code } }) : accept(found.id);
}

/** Tells the second editor what the first one wrote. */
const conflict = (current: IncidentRecord) => refuse('version-conflict', {
  data: {
    currentVersion: current.version, status: current.status, closedAt: instantText(current.closedAt), outcome: current.outcome,
    eventCode: current.eventCode, description: current.description,
  },
});
