import { sql } from 'drizzle-orm';
import { changeLog } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface Change {
  readonly at: number;
  readonly datasetId: number;
  readonly entity: 'incident' | 'district' | 'place' | 'road-segment' | 'zone' | 'person' | 'post' | 'roster' | 'check-in' | 'alarm' | 'task';
  readonly operation: 'upsert' | 'delete' | 'rebuild';
  /** Ids that are gone (`delete`); upserted rows carry the number in change_seq instead. */
  readonly entityIds?: readonly number[];
}

/**
 * Takes the next change number and logs the change. The head row stays locked until the transaction ends, which makes
 * numbers gapless and commit-ordered. Call it before writing the rows that carry the number.
 */
export async function recordChange(tx: Database, change: Change): Promise<number> {
  const [head] = await rowsOf<{ seq: number }>(tx, sql`update change_head set seq = seq + 1 where id = 1 returning seq::int as seq`);
  if (head === undefined) throw new Error('change_head has no row');
  await tx.insert(changeLog).values({
    seq: head.seq, at: new Date(change.at), datasetId: change.datasetId, entity: change.entity,
    operation: change.operation, entityIds: [...(change.entityIds ?? [])],
  });
  return head.seq;
}

/** Keeps every writer of records waiting until this transaction ends: what it reads is one state of them. */
export async function holdChanges(tx: Database): Promise<void> {
  await tx.execute(sql`select seq from change_head where id = 1 for update`);
}

/** Where the store stands: what is kept in memory of it holds good while its number does. */
export interface StoreHeads {
  /** The last committed change of records. */
  readonly changeHead: number;
  /** Of datasets, codes, report categories and the bureau. */
  readonly catalogueVersion: number;
}

export async function readHeads(db: Database): Promise<StoreHeads> {
  const [head] = await rowsOf<StoreHeads>(db, sql`select seq::int as "changeHead", catalogue_version::int as "catalogueVersion" from change_head where id = 1`);
  return head ?? { changeHead: 0, catalogueVersion: 0 };
}

/** What changed in a dataset in (afterSeq, upToSeq]: whether anything, whether all of it must be read again, which incidents are gone. */
export interface DatasetChanges {
  /** Last number in the span that concerns the dataset; null = none does. */
  readonly lastSeq: number | null;
  readonly isRebuilt: boolean;
  readonly deletedIncidentIds: readonly number[];
}

export async function readChanges(db: Database, datasetId: number, afterSeq: number, upToSeq: number): Promise<DatasetChanges> {
  const rows = await rowsOf<{ seq: number; entity: Change['entity']; operation: Change['operation']; entityIds: number[] | null }>(db, sql`
    select seq::int as seq, entity, operation, case when entity = 'incident' and operation = 'delete' then to_jsonb(entity_ids) end as "entityIds"
    from change_log where dataset_id = ${datasetId}::int and seq > ${afterSeq}::bigint and seq <= ${upToSeq}::bigint order by seq`);
  return {
    lastSeq: rows.at(-1)?.seq ?? null,
    isRebuilt: rows.some(({ operation }) => operation === 'rebuild'),
    deletedIncidentIds: rows.flatMap(({ entityIds }) => entityIds ?? []),
  };
}
