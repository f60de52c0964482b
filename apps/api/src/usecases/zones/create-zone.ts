import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { districtIdOfArea, insertZone } from '../../repositories/zones';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { checkZone } from './check-zone';
import { zoneDetail, type ZoneDetail } from './read-zone';

type Input = ParsedOf<Endpoints['createZone']>['body'] & { readonly idempotencyKey: string | null };

/** Draws a new zone. A leader draws in the own districts only: where a point inside the area lies. */
export async function createZone({ ctx, input }: { ctx: Context; input: Input }): Promise<Result<ZoneDetail>> {
  const { idempotencyKey, ...body } = input;
  const { dataset: key, effectiveFrom, effectiveTo, ...fields } = body;
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  const nowAt = ctx.clock.now();
  const checked = await checkZone(ctx.store.db, dataset.value, { ...fields, effectiveFromAt: parseInstant(effectiveFrom), effectiveToAt: parseInstant(effectiveTo) });
  if (!checked.ok) return checked;
  const datasetId = dataset.value.id;
  const districtId = await districtIdOfArea(ctx.store.db, datasetId, checked.value.area, nowAt);
  if (!isAllowed(ctx.actor, 'zone.edit', { districtId })) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId, entity: 'zone', operation: 'upsert' });
    const id = await insertZone(tx, { datasetId, districtId, changeSeq }, checked.value);
    if (id === null) return refuse('already-exists', { pointer: '/code', data: { code: input.code } });
    const value = await zoneDetail(ctx, tx, id, nowAt);
    return value.ok ? accept({ value: value.value, audit: { action: 'create', entity: 'zone', entityId: String(id), datasetId, detail: { code: input.code, kind: input.kind } } }) : value;
  }, { idempotency: idempotencyKey === null ? null : { key: idempotencyKey, endpoint: 'createZone', body } });
}
