import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { MultiPolygon } from 'geojson';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { findDatasetById } from '../../repositories/datasets';
import { districtIdOfArea, findZone, updateZone, type ZoneRecord } from '../../repositories/zones';
import { parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { checkZone, type UncheckedZone } from './check-zone';
import { zoneDetail, type ZoneDetail } from './read-zone';

export type ZoneEdit = ParsedOf<Endpoints['editZone']>['body'];

/**
 * Changes a zone, withdraws it or restores it, if `version` is still the current one. A leader needs the district it lies
 * in and, where its area moves, the one it comes to lie in.
 */
export async function editZone({ ctx, input }: { ctx: Context; input: { id: number; version: number; edit: ZoneEdit } }): Promise<Result<ZoneDetail>> {
  const { id, version, edit } = input;
  const current = await findZone(ctx.store.db, id);
  if (current === null) return refuse('not-found');
  if (!isAllowed(ctx.actor, 'zone.edit', { districtId: current.districtId })) return refuse('not-allowed');
  if (current.version !== version) return conflict(current);
  const dataset = await findDatasetById(ctx.store.db, current.datasetId);
  if (dataset === null) throw new Error(`zone ${id} belongs to no dataset`);
  const checked = await checkZone(ctx.store.db, dataset, changed(current, edit));
  if (!checked.ok) return checked;
  const nowAt = ctx.clock.now();
  const districtId = edit.area === undefined ? current.districtId : await districtIdOfArea(ctx.store.db, dataset.id, checked.value.area, nowAt);
  if (!isAllowed(ctx.actor, 'zone.edit', { districtId })) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: dataset.id, entity: 'zone', operation: 'upsert' });
    const removedAt = (edit.isRemoved ?? current.isRemoved) ? nowAt : null;
    if (!(await updateZone(tx, { id, version, datasetId: dataset.id, districtId, changeSeq }, { ...checked.value, removedAt }))) return conflict(await findZone(tx, id) ?? current);
    const value = await zoneDetail(ctx, tx, id, nowAt);
    const action = edit.isRemoved === true ? 'withdraw' : edit.isRemoved === false ? 'restore' : 'edit';
    return value.ok ? accept({ value: value.value, audit: { action, entity: 'zone', entityId: String(id), datasetId: dataset.id, detail: { version: version + 1, fields: Object.keys(edit) } } }) : value;
  });
}

/** The zone as the edit wants it: what is left out stays. */
function changed(current: ZoneRecord & { area: MultiPolygon }, edit: ZoneEdit): UncheckedZone {
  const { effectiveFrom, effectiveTo, isRemoved: _, ...fields } = edit;
  const { code, name, kind, capacity, eventCodes, basis, market, placeId, bellBeforeMinutes, bellAfterMinutes, hours, area, effectiveFromAt, effectiveToAt } = current;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    code, name, kind, capacity, eventCodes, basis, market, placeId, bellBeforeMinutes, bellAfterMinutes, hours, area, ...given,
    effectiveFromAt: effectiveFrom === undefined ? effectiveFromAt : parseInstant(effectiveFrom),
    effectiveToAt: effectiveTo === undefined ? effectiveToAt : parseInstant(effectiveTo),
  };
}

/** Tells the second editor what the first one wrote. */
const conflict = ({ version, name, capacity, basis }: ZoneRecord) => refuse('version-conflict', { data: { currentVersion: version, name, capacity, basis } });
