import { sql, type SQL } from 'drizzle-orm';
import { savedView } from '../db/schema';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';
import { pageOf } from './keyset-page';

export interface SavedViewRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly ownerAccountId: number;
  readonly ownerName: string;
  readonly name: string;
  /** Query part of the address, without the question mark. */
  readonly query: string;
  readonly isShared: boolean;
  /** ISO instant, UTC. */
  readonly savedAt: string;
  readonly isRemoved: boolean;
  readonly version: number;
}

export interface SavedViewListing {
  readonly datasetId: number;
  /** Whose own views are listed, beside those shared by anybody. */
  readonly readerAccountId: number | null;
  readonly text: string | undefined;
  readonly sort: 'name' | '-name' | 'savedAt' | '-savedAt';
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
}

const views: SQL = sql`
  select v.id::int as id, v.dataset_id::int as "datasetId", s.key as dataset, v.owner_account_id::int as "ownerAccountId", a.display_name as "ownerName", v.name, v.query, v.is_shared as "isShared",
    to_char(v.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt", v.removed_at is not null as "isRemoved", v.version::int as version
  from saved_view v join dataset s on s.id = v.dataset_id join account a on a.id = v.owner_account_id`;

/** A page of what a reader may see: the own views and the shared ones, removed ones left out. */
export function listViews(db: Database, { datasetId, readerAccountId, text, ...page }: SavedViewListing): Promise<{ items: SavedViewRecord[]; total: number }> {
  const where = sql`where v.dataset_id = ${datasetId}::int and v.removed_at is null and (v.is_shared or v.owner_account_id = ${readerAccountId}::int)
    ${text === undefined ? sql`` : sql`and v.name ilike ${likePattern(text)}`}`;
  return pageOf<SavedViewRecord>(db, { rows: sql`${views} ${where}`, count: sql`select count(*)::int as total from saved_view v ${where}` }, page);
}

export async function findView(db: Database, id: number): Promise<SavedViewRecord | null> {
  const [row] = await rowsOf<SavedViewRecord>(db, sql`${views} where v.id = ${id}::int`);
  return row ?? null;
}

/** Whether the owner has another view of that name. */
export async function isNameTaken(tx: Database, { datasetId, ownerAccountId, name, exceptId }: { datasetId: number; ownerAccountId: number; name: string; exceptId: number }): Promise<boolean> {
  const rows = await rowsOf(tx, sql`select 1 from saved_view where dataset_id = ${datasetId}::int and owner_account_id = ${ownerAccountId}::int and name = ${name} and removed_at is null and id <> ${exceptId}::int`);
  return rows.length > 0;
}

/** @returns the new id; null when the owner has a view of that name */
export async function insertView(tx: Database, draft: { datasetId: number; ownerAccountId: number; name: string; query: string; isShared: boolean; at: number }): Promise<number | null> {
  const { at, ...fields } = draft;
  const rows = await tx.insert(savedView).values({ ...fields, savedAt: new Date(at) }).onConflictDoNothing().returning({ id: savedView.id });
  return rows[0]?.id ?? null;
}

export interface SavedViewEdit {
  readonly name: string;
  readonly query: string;
  readonly isShared: boolean;
  /** UTC milliseconds; null = not removed. */
  readonly removedAt: number | null;
}

/** Writes over the expected version; false when another hand was first. */
export async function updateView(tx: Database, target: { id: number; version: number; at: number }, { removedAt, ...fields }: SavedViewEdit): Promise<boolean> {
  const rows = await tx.update(savedView).set({ ...fields, savedAt: new Date(target.at), removedAt: removedAt === null ? null : new Date(removedAt), version: target.version + 1 })
    .where(sql`${savedView.id} = ${target.id} and ${savedView.version} = ${target.version}`).returning({ id: savedView.id });
  return rows.length === 1;
}
