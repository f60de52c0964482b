import { sql, type SQL } from 'drizzle-orm';
import type { Point, Polygon } from 'geojson';
import { mapAnnotation } from '../db/schema';
import { geoJsonOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

export interface AnnotationRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly ownerAccountId: number;
  readonly ownerName: string;
  readonly body: string;
  /** WGS-84. */
  readonly shape: Point | Polygon;
  readonly isShared: boolean;
  /** ISO instant, UTC. */
  readonly writtenAt: string;
  readonly isRemoved: boolean;
  readonly version: number;
}

const annotations: SQL = sql`
  select n.id::int as id, n.dataset_id::int as "datasetId", s.key as dataset, n.owner_account_id::int as "ownerAccountId", a.display_name as "ownerName", n.body, ${geoJsonOf(sql`n.shape`)} as shape,
    n.is_shared as "isShared", to_char(n.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "writtenAt", n.removed_at is not null as "isRemoved", n.version::int as version
  from map_annotation n join dataset s on s.id = n.dataset_id join account a on a.id = n.owner_account_id`;

/** What a reader may see on a map, latest first: the own annotations and the shared ones. `total` counts those beyond the limit too. */
export async function listAnnotations(db: Database, { datasetId, readerAccountId, limit }: { datasetId: number; readerAccountId: number | null; limit: number }): Promise<{ items: AnnotationRecord[]; total: number }> {
  const where = sql`where n.dataset_id = ${datasetId}::int and n.removed_at is null and (n.is_shared or n.owner_account_id = ${readerAccountId}::int)`;
  const items = await rowsOf<AnnotationRecord>(db, sql`${annotations} ${where} order by n.id desc limit ${limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from map_annotation n ${where}`);
  return { items, total: counted?.total ?? 0 };
}

export async function findAnnotation(db: Database, id: number): Promise<AnnotationRecord | null> {
  const [row] = await rowsOf<AnnotationRecord>(db, sql`${annotations} where n.id = ${id}::int`);
  return row ?? null;
}

export async function insertAnnotation(tx: Database, draft: { datasetId: number; ownerAccountId: number; body: string; shape: Point | Polygon; isShared: boolean; at: number }): Promise<number> {
  const { at, ...fields } = draft;
  const [row] = await tx.insert(mapAnnotation).values({ ...fields, writtenAt: new Date(at) }).returning({ id: mapAnnotation.id });
  if (row === undefined) throw new Error('an annotation was not written');
  return row.id;
}

/** Writes over the expected version; false when another hand was first. */
export async function updateAnnotation(tx: Database, target: { id: number; version: number }, fields: { body: string; isShared: boolean; removedAt: number | null }): Promise<boolean> {
  const { removedAt, ...rest } = fields;
  const rows = await tx.update(mapAnnotation).set({ ...rest, removedAt: removedAt === null ? null : new Date(removedAt), version: target.version + 1 })
    .where(sql`${mapAnnotation.id} = ${target.id} and ${mapAnnotation.version} = ${target.version}`).returning({ id: mapAnnotation.id });
  return rows.length === 1;
}
