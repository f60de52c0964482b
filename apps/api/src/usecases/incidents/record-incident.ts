import { createHash } from 'node:crypto';
import type { Endpoints, IncidentView, ParsedOf } from '@wuding/contract';
import { accept, canonicalJson, checkIncidentTimes, initialClosing, isAllowed, refuse, type Result } from '@wuding/domain';
import { bboxContains, type Bbox, type Position } from '@wuding/geo';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { findEventCode } from '../../repositories/code-sets';
import { extendBounds, type Dataset } from '../../repositories/datasets';
import { findIncident, insertIncident } from '../../repositories/incidents';
import { locatePosition } from '../../repositories/locate';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { toIncidentView } from './incident-view';
import { placeInDataset } from './place-in-dataset';

export type IncidentInput = ParsedOf<Endpoints['recordIncident']>['body'];

export interface RecordIncidentInput extends IncidentInput {
  /** UUID of the request, from a field device that may send it twice. */
  readonly idempotencyKey?: string | null;
}

/**
 * Records one incident: datum converted once, here; district (at the time it occurred) and street found from the
 * position; a code made when the recorder has none. Text is kept as it was written.
 */
export async function recordIncident({ ctx, input }: { ctx: Context; input: RecordIncidentInput }): Promise<Result<IncidentView>> {
  const { idempotencyKey, ...body } = input;
  const prepared = await prepare(ctx, body);
  if (!prepared.ok) return prepared;
  const { dataset, draft } = prepared.value;
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: dataset.id, entity: 'incident', operation: 'upsert' });
    if (isBeyond(dataset, draft.position)) await extendBounds(tx, dataset.id, pointBox(draft.position));
    const id = await insertIncident(tx, { ...draft, changeSeq });
    if (id === null) return refuse('already-exists', { pointer: '/code', data: { code: draft.code } });
    const written = await findIncident(tx, id);
    if (written === null) throw new Error(`incident ${id} vanished`);
    return accept({
      value: toIncidentView(written),
      audit: {
        action: 'create', entity: 'incident', entityId: String(id), datasetId: dataset.id, contentHash: draft.contentHash,
        detail: { code: written.code },
      },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'recordIncident', body } });
}

/** Everything that can be refused before a row is written. */
async function prepare(ctx: Context, input: IncidentInput) {
  const times = checkIncidentTimes({ occurredAt: Date.parse(input.occurredAt), closedAt: parseInstant(input.closedAt) }, ctx.clock.now());
  if (!times.ok) return times;
  const found = await findDataset(ctx, input.dataset);
  if (!found.ok) return found;
  const dataset = found.value;
  const eventCode = await findEventCode(ctx.store.db, dataset.codeSetId, input.eventCode);
  if (eventCode === null) return refuse('unknown-event-code', { pointer: '/eventCode', data: { code: input.eventCode } });
  const position = input.position === null ? accept(null)
    : placeInDataset({ position: input.position, datum: input.crs, bounds: dataset.bounds, pointer: '/position' });
  if (!position.ok) return position;
  const { occurredAt } = times.value;
  const where = position.value === null ? { districtId: null, roadSegmentId: null }
    : await locatePosition(ctx.store.db, { datasetId: dataset.id, position: position.value, at: occurredAt });
  const target = { districtId: where.districtId, ownerAccountId: ctx.actor.accountId };
  if (!isAllowed(ctx.actor, 'incident.write', target)) return refuse('not-allowed');
  const draft = {
    ...where, datasetId: dataset.id, code: input.code ?? null, codePrefix: `J${civilDay(occurredAt, dataset)}-`, eventCodeId: eventCode.id,
    position: position.value, occurredAt, ...initialClosing({ ...times.value, handlingMode: input.handlingMode, outcome: input.outcome }),
    source: input.source, handlingMode: input.handlingMode, outcome: input.outcome, description: input.description,
    actorAccountId: ctx.actor.accountId, contentHash: createHash('sha256').update(canonicalJson(input)).digest('hex'),
  };
  return accept({ dataset, draft });
}

/** The day of an instant in the dataset's zone, as 20261123. */
const civilDay = (at: number, { timeZone }: Dataset): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at).replaceAll('-', '');

const isBeyond = ({ bounds }: Dataset, position: Position | null): position is Position =>
  position !== null && (bounds === null || !bboxContains(bounds, position));

const pointBox = ([lng, lat]: Position): Bbox => [lng, lat, lng, lat];
