import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type PostPlan, type Refusal, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { batchItems, findBatch, listBatches, markUndone, type ImportBatchRecord, type ImportedItem } from '../../repositories/import-batches';
import { findPerson, replaceCertificates, updatePerson, type CertificateRecord, type PersonFields } from '../../repositories/people';
import { findPost, updatePost } from '../../repositories/posts';
import { erasePerson, erasePost, isPersonReferred, isPostReferred } from '../../repositories/register-erasures';
import { replaceTeamsOf } from '../../repositories/teams';
import { findDataset } from '../datasets/find-dataset';
import { mayWritePost } from '../import/may-import';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';

const listedImports = 50;
type ImportView = ResponseOf<Endpoints['listImports']>['items'][number];

const toImportView = ({ id, kind, fileName, importedAt, actorName, acceptedCount, rejectedCount, duplicateCount, itemCount, undoneAt, undoneBy }: ImportBatchRecord): ImportView => ({
  id, kind: kind as ImportView['kind'], fileName, importedAt: instantText(importedAt), actor: actorName, acceptedCount, rejectedCount, unchangedCount: duplicateCount,
  undoneAt: instantText(undoneAt), undoneBy, canUndo: undoneAt === null && itemCount > 0,
});

/** The last imports of posts or people, newest first. */
export async function listImports({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined; kind: ImportView['kind'] } }): Promise<Result<ResponseOf<Endpoints['listImports']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  return accept({ items: (await listBatches(ctx.store.db, { datasetId: dataset.value.id, kind: input.kind, limit: listedImports })).map(toImportView) });
}

/**
 * Takes an import back: what it made goes, what it overwrote returns. All or nothing: refused with the records in the way when
 * anybody changed one of them since, or something refers to one the import made.
 */
export async function undoImport({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<ImportView>> {
  if (!isAllowed(ctx.actor, 'register.import')) return refuse('not-allowed');
  const batch = await findBatch(ctx.store.db, input.id);
  if (batch === null || (batch.kind !== 'posts' && batch.kind !== 'staff')) return refuse('not-found');
  if (batch.kind === 'staff' && !isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const isPosts = batch.kind === 'posts', nowAt = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: batch.datasetId, entity: isPosts ? 'post' : 'person', operation: 'upsert' });
    if (!(await markUndone(tx, batch.id, { at: nowAt, by: ctx.actor.username }))) return refuse('nothing-to-undo');
    const items = await batchItems(tx, batch.id);
    if (items.length === 0) return refuse('nothing-to-undo');
    const undo = isPosts ? undoPost : undoPerson, inTheWay: string[] = [];
    for (const item of items) {
      const stopped = await undo({ tx, ctx, item, changeSeq });
      if (stopped === 'not-allowed') return refuse('not-allowed');
      if (stopped !== null) inTheWay.push(stopped);
    }
    if (inTheWay.length > 0) return changedSince(inTheWay);
    const now = await findBatch(tx, batch.id);
    if (now === null) throw new Error(`import ${batch.id} vanished`);
    return accept({
      value: toImportView(now),
      audit: { action: 'undo-import', entity: batch.kind, entityId: String(batch.id), datasetId: batch.datasetId, itemCount: items.length, detail: { fileName: batch.fileName } },
    });
  });
}

const shownRecords = 20;
const changedSince = (records: readonly string[]): { ok: false; refusal: Refusal<'import-changed-since'> } =>
  refuse('import-changed-since', { data: { records: records.slice(0, shownRecords), recordCount: records.length } });

interface Undoing {
  readonly tx: Database;
  readonly ctx: Context;
  readonly item: ImportedItem;
  readonly changeSeq: number;
}

/** @returns the record in the way, `not-allowed`, or null when it is as it was */
async function undoPost({ tx, ctx, item: { entityId, before, version }, changeSeq }: Undoing): Promise<string | null> {
  const post = await findPost(tx, entityId);
  if (post === null) return `#${entityId}`;
  const called = `${post.code} ${post.name}`;
  if (post.version !== version) return called;
  const plan = before === null ? post.plan : before['plan'] as PostPlan;
  if (!mayWritePost(ctx.actor, post.districtId) || !mayWritePost(ctx.actor, plan.where.districtId)) return 'not-allowed';
  if (before === null) {
    if (await isPostReferred(tx, entityId)) return called;
    await erasePost(tx, entityId);
    return null;
  }
  const draft = { name: String(before['name']), state: post.state, plan, districtId: plan.where.districtId };
  const isWritten = await updatePost(tx, { id: entityId, version, changeSeq }, draft, { at: ctx.clock.now(), actorName: ctx.actor.username, action: 'undo-import', reason: '' });
  return isWritten ? null : called;
}

async function undoPerson({ tx, item: { entityId, before, version }, changeSeq }: Undoing): Promise<string | null> {
  const person = await findPerson(tx, entityId);
  if (person === null) return `#${entityId}`;
  const called = `${person.code} ${person.name}`;
  if (person.version !== version) return called;
  if (before === null) {
    if (await isPersonReferred(tx, entityId)) return called;
    await erasePerson(tx, entityId);
    return null;
  }
  const { certificates, teamIds, ...fields } = before as Omit<PersonFields, 'accountId'> & { certificates: readonly CertificateRecord[]; teamIds?: readonly number[] };
  if (!(await updatePerson(tx, { id: entityId, version, changeSeq }, fields))) return called;
  if (teamIds !== undefined) await replaceTeamsOf(tx, entityId, teamIds);
  return (await replaceCertificates(tx, entityId, certificates)) ? null : called;
}
