import { sql } from 'drizzle-orm';
import { rosterTemplate, type TemplateEntry } from '../db/schema';
import type { Database } from '../db/store';

export interface TemplateRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly name: string;
  readonly entries: readonly TemplateEntry[];
  /** UTC milliseconds. */
  readonly createdAt: number;
}

const read = async (db: Database, condition: ReturnType<typeof sql>): Promise<TemplateRecord[]> =>
  (await db.select().from(rosterTemplate).where(condition).orderBy(rosterTemplate.name)).map((row) => ({ ...row, createdAt: row.createdAt.getTime() }));

export const listTemplates = (db: Database, datasetId: number): Promise<TemplateRecord[]> => read(db, sql`${rosterTemplate.datasetId} = ${datasetId}`);

export const findTemplate = async (db: Database, id: number): Promise<TemplateRecord | null> => (await read(db, sql`${rosterTemplate.id} = ${id}`))[0] ?? null;

/** @returns the new id; null when the name is taken */
export async function insertTemplate(tx: Database, draft: Omit<TemplateRecord, 'id'>): Promise<number | null> {
  const rows = await tx.insert(rosterTemplate).values({ ...draft, createdAt: new Date(draft.createdAt) }).onConflictDoNothing().returning({ id: rosterTemplate.id });
  return rows[0]?.id ?? null;
}

/** @returns what was deleted; null when there is none of that id */
export async function deleteTemplate(tx: Database, id: number): Promise<{ datasetId: number; name: string } | null> {
  const rows = await tx.delete(rosterTemplate).where(sql`${rosterTemplate.id} = ${id}`).returning({ datasetId: rosterTemplate.datasetId, name: rosterTemplate.name });
  return rows[0] ?? null;
}
