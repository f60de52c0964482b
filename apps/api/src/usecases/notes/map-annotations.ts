import type { Endpoints, MapAnnotation, ParsedOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import { validatePolygon } from '@wuding/geo';
import type { Point, Polygon } from 'geojson';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import type { Dataset } from '../../repositories/datasets';
import { findAnnotation, insertAnnotation, listAnnotations as readAnnotations, updateAnnotation, type AnnotationRecord } from '../../repositories/map-annotations';
import { findDataset } from '../datasets/find-dataset';
import { placeInDataset } from '../incidents/place-in-dataset';
import { mutate } from '../mutate';

/** More on one map are not read; the total tells how many there are. */
const mostOnMap = 200;

const viewOf = ({ actor }: Context, { datasetId: _, ownerAccountId, shape, ...rest }: AnnotationRecord): MapAnnotation =>
  ({ ...rest, shape: shape as MapAnnotation['shape'], isOwn: ownerAccountId === actor.accountId });

/** The annotations a person sees: the own ones and those others share, latest first. */
export async function listAnnotations({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined } }): Promise<Result<{ items: MapAnnotation[]; total: number }>> {
  if (!isAllowed(ctx.actor, 'analysis.read')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await readAnnotations(ctx.store.db, { datasetId: dataset.value.id, readerAccountId: ctx.actor.accountId, limit: mostOnMap });
  return accept({ items: items.map((one) => viewOf(ctx, one)), total });
}

type Draft = ParsedOf<Endpoints['createAnnotation']>['body'] & { readonly idempotencyKey: string | null };

/** Writes words on the map, at a point or over an area of the dataset. */
export async function createAnnotation({ ctx, input: { idempotencyKey, ...draft } }: { ctx: Context; input: Draft }): Promise<Result<MapAnnotation>> {
  const ownerAccountId = ctx.actor.accountId;
  if (ownerAccountId === null || !isAllowed(ctx.actor, 'analysis.note', { ownerAccountId })) return refuse('not-allowed');
  const dataset = await findDataset(ctx, draft.dataset);
  if (!dataset.ok) return dataset;
  const shape = checkShape(dataset.value, draft.shape);
  if (!shape.ok) return shape;
  const { body, isShared } = draft;
  return mutate(ctx, async (tx) => {
    const id = await insertAnnotation(tx, { datasetId: dataset.value.id, ownerAccountId, body, shape: shape.value, isShared, at: ctx.clock.now() });
    return accept(await written(ctx, tx, { id, action: 'create' }));
  }, { idempotency: idempotencyKey === null ? null : { key: idempotencyKey, endpoint: 'createAnnotation', body: draft } });
}

/** Rewrites an annotation, shares it, removes it or brings it back: who wrote it, if `version` is still the current one. */
export async function editAnnotation({ ctx, input: { id, version, edit } }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editAnnotation']>['body'] } }): Promise<Result<MapAnnotation>> {
  const current = await findAnnotation(ctx.store.db, id);
  const isOwner = current !== null && isAllowed(ctx.actor, 'analysis.note', { ownerAccountId: current.ownerAccountId });
  if (current === null || (!isOwner && (!current.isShared || current.isRemoved))) return refuse('not-found');
  if (!isOwner) return refuse('not-allowed');
  const { body = current.body, isShared = current.isShared, isRemoved = current.isRemoved } = edit;
  return mutate(ctx, async (tx) => {
    if (!(await updateAnnotation(tx, { id, version }, { body, isShared, removedAt: isRemoved ? ctx.clock.now() : null }))) {
      return refuse('version-conflict', { data: { currentVersion: current.version, name: current.body } });
    }
    return accept(await written(ctx, tx, { id, action: isRemoved === current.isRemoved ? 'edit' : isRemoved ? 'delete' : 'restore' }));
  });
}

function checkShape({ bounds }: Dataset, shape: Point | Polygon): Result<Point | Polygon> {
  if (shape.type === 'Polygon') {
    const verdict = validatePolygon(shape);
    if (!verdict.ok) return refuse('invalid-geometry', { pointer: `/shape/${verdict.path.join('/')}`, data: { fault: verdict.code } });
  }
  for (const position of shape.type === 'Point' ? [shape.coordinates] : shape.coordinates.flat()) {
    const placed = placeInDataset({ position: [position[0] ?? 0, position[1] ?? 0], datum: 'wgs84', bounds, pointer: '/shape' });
    if (!placed.ok) return placed;
  }
  return accept(shape);
}

async function written(ctx: Context, tx: Database, { id, action }: { id: number; action: string }) {
  const annotation = await findAnnotation(tx, id);
  if (annotation === null) throw new Error(`annotation ${id} vanished`);
  return { value: viewOf(ctx, annotation), audit: { action, entity: 'map-annotation', entityId: String(id), datasetId: annotation.datasetId, detail: { isShared: annotation.isShared, shape: annotation.shape.type } } };
}
