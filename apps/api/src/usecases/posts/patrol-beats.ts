import type { Endpoints, ParsedOf, PatrolBeatView } from '@wuding/contract';
import { accept, isAllowed, isSoundSpan, refuse, type PostWhen, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { findDistrictIds } from '../../repositories/districts';
import { findBeat, insertBeat, listBeats, missingStops, updateBeat, type BeatFields, type BeatRecord } from '../../repositories/patrol-beats';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';

const toBeatView = ({ datasetId: _datasetId, districtName: _districtName, lng, lat, ...rest }: BeatRecord): PatrolBeatView =>
  ({ ...structuredClone(rest), position: lng === null || lat === null ? null : [lng, lat] } as PatrolBeatView);

export async function listPatrolBeats({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined; district?: number | undefined } }): Promise<Result<{ items: PatrolBeatView[] }>> {
  const dataset = await findDataset(ctx, input.dataset);
  return dataset.ok ? accept({ items: (await listBeats(ctx.store.db, dataset.value.id, input.district)).map(toBeatView) }) : dataset;
}

/** Founds a patrol beat: ordered stops with visit targets, staffed in the same roster as posts. */
export async function addPatrolBeat({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['addPatrolBeat']>['body'] }): Promise<Result<PatrolBeatView>> {
  const { dataset: key, code, ...fields } = input;
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id;
  if (!isAllowed(ctx.actor, 'post.edit', { districtId: fields.districtId })) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const checked = await checkBeat(tx, datasetId, fields as BeatFields);
    if (!checked.ok) return checked;
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'post', operation: 'upsert' });
    const id = await insertBeat(tx, { ...(fields as BeatFields), datasetId, code, changeSeq });
    if (id === null) return refuse('already-exists', { pointer: '/code', data: { code } });
    return accept(await written(tx, id, 'create'));
  });
}

/** Changes a beat, if `version` is still the current one. */
export async function editPatrolBeat(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editPatrolBeat']>['body'] } },
): Promise<Result<PatrolBeatView>> {
  const { id, version } = input, edit = input.edit as Partial<BeatFields>;
  const current = await findBeat(ctx.store.db, id);
  if (current === null) return refuse('not-found');
  for (const districtId of [current.districtId, edit.districtId ?? current.districtId]) {
    if (!isAllowed(ctx.actor, 'post.edit', { districtId })) return refuse('not-allowed');
  }
  return mutate(ctx, async (tx) => {
    const checked = await checkBeat(tx, current.datasetId, { ...current, ...edit });
    if (!checked.ok) return checked;
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: current.datasetId, entity: 'post', operation: 'upsert' });
    if (!(await updateBeat(tx, { id, version, changeSeq }, edit))) return refuse('version-conflict', { data: { currentVersion: current.version, name: current.name } });
    return accept(await written(tx, id, 'edit'));
  });
}

async function checkBeat(tx: Database, datasetId: number, fields: BeatFields): Promise<Result<null>> {
  if (fields.districtId !== null && (await findDistrictIds(tx, datasetId, [fields.districtId])).length === 0) return refuse('unknown-district', { pointer: '/districtId' });
  const [missing] = await missingStops(tx, datasetId, fields.stops);
  if (missing !== undefined) return refuse('unknown-stop', { pointer: `/stops/${missing}` });
  const unsound = unsoundSpan(fields.when);
  return unsound === null ? accept(null) : refuse('shift-ends-before-it-begins', { pointer: unsound });
}

function unsoundSpan({ spans, exceptions }: PostWhen): string | null {
  const index = spans.findIndex((span) => !isSoundSpan(span));
  if (index >= 0) return `/when/spans/${index}/endMinute`;
  const exception = exceptions.findIndex((one) => !one.spans.every(isSoundSpan));
  return exception >= 0 ? `/when/exceptions/${exception}/spans` : null;
}

async function written(tx: Database, id: number, action: string) {
  const beat = await findBeat(tx, id);
  if (beat === null) throw new Error(`beat ${id} vanished`);
  return { value: toBeatView(beat), audit: { action, entity: 'patrol-beat', entityId: String(id), datasetId: beat.datasetId, detail: { version: beat.version } } };
}
