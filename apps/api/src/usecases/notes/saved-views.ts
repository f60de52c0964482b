import type { Endpoints, ParsedOf, SavedView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { findView, insertView, isNameTaken, listViews, updateView, type SavedViewRecord } from '../../repositories/saved-views';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';

const viewOf = ({ actor }: Context, { datasetId: _, ownerAccountId, ...rest }: SavedViewRecord): SavedView => ({ ...rest, isOwn: ownerAccountId === actor.accountId });

/** A page of the views a person sees: the own ones and those others share. */
export async function listSavedViews({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listSavedViews']>['query'] }): Promise<Result<{ items: SavedView[]; nextCursor: string | null; total: number }>> {
  if (!isAllowed(ctx.actor, 'analysis.read')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { q, sort, limit } = input;
  const after = decodeCursor(input.cursor, sort, ['text', 'integer']);
  if (!after.ok) return after;
  const { items, total } = await listViews(ctx.store.db, { datasetId: dataset.value.id, readerAccountId: ctx.actor.accountId, text: q, sort, limit: limit + 1, after: after.value });
  const shown = items.slice(0, limit), last = shown.at(-1);
  const nextCursor = items.length > limit && last !== undefined ? encodeCursor(sort, [last[sort.replace('-', '') as 'name' | 'savedAt'], last.id]) : null;
  return accept({ items: shown.map((view) => viewOf(ctx, view)), nextCursor, total });
}

type Draft = ParsedOf<Endpoints['createSavedView']>['body'] & { readonly idempotencyKey: string | null };

/** Keeps what a person looks at under a name of their own. */
export async function createSavedView({ ctx, input: { idempotencyKey, ...body } }: { ctx: Context; input: Draft }): Promise<Result<SavedView>> {
  const ownerAccountId = ctx.actor.accountId;
  if (ownerAccountId === null || !isAllowed(ctx.actor, 'analysis.note', { ownerAccountId })) return refuse('not-allowed');
  const dataset = await findDataset(ctx, body.dataset);
  if (!dataset.ok) return dataset;
  const { name, query, isShared } = body;
  return mutate(ctx, async (tx) => {
    const id = await insertView(tx, { datasetId: dataset.value.id, ownerAccountId, name, query, isShared, at: ctx.clock.now() });
    return id === null ? nameTaken(name) : accept(await written(ctx, tx, { id, action: 'create' }));
  }, { idempotency: idempotencyKey === null ? null : { key: idempotencyKey, endpoint: 'createSavedView', body } });
}

/** Renames a view, keeps another slice under it, shares it, removes it or brings it back: who saved it, if `version` is still the current one. */
export async function editSavedView({ ctx, input: { id, version, edit } }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editSavedView']>['body'] } }): Promise<Result<SavedView>> {
  const current = await findView(ctx.store.db, id);
  const isOwner = current !== null && isAllowed(ctx.actor, 'analysis.note', { ownerAccountId: current.ownerAccountId });
  // What others keep for themselves is not even there.
  if (current === null || (!isOwner && (!current.isShared || current.isRemoved))) return refuse('not-found');
  if (!isOwner) return refuse('not-allowed');
  const { name = current.name, query = current.query, isShared = current.isShared, isRemoved = current.isRemoved } = edit;
  return mutate(ctx, async (tx) => {
    const nowAt = ctx.clock.now();
    if (!isRemoved && await isNameTaken(tx, { ...current, name, exceptId: id })) return nameTaken(name);
    const isWritten = await updateView(tx, { id, version, at: nowAt }, { name, query, isShared, removedAt: isRemoved ? nowAt : null });
    if (!isWritten) return refuse('version-conflict', { data: { currentVersion: current.version, name: current.name } });
    return accept(await written(ctx, tx, { id, action: isRemoved === current.isRemoved ? 'edit' : isRemoved ? 'delete' : 'restore' }));
  });
}

const nameTaken = (name: string) => refuse('already-exists', { pointer: '/name', data: { name } });

async function written(ctx: Context, tx: Database, { id, action }: { id: number; action: string }) {
  const view = await findView(tx, id);
  if (view === null) throw new Error(`saved view ${id} vanished`);
  return { value: viewOf(ctx, view), audit: { action, entity: 'saved-view', entityId: String(id), datasetId: view.datasetId, detail: { name: view.name, isShared: view.isShared } } };
}
