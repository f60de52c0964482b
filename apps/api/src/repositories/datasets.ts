import { eq, sql } from 'drizzle-orm';
import type { Bbox, Position } from '@wuding/geo';
import { dataset } from '../db/schema';
import type { Database } from '../db/store';
import { envelope, envelopeOfBoth, latOf, lngOf, pointAt, sidesOf } from '../db/spatial';

/** A dataset as use cases need it. Positions and bounds are WGS-84 degrees; both null while it holds no geometry. */
export interface Dataset {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly provenance: 'simulated' | 'real';
  readonly timeZone: string;
  readonly codeSetId: number;
  readonly bounds: Bbox | null;
  /** Centre of the local metric plane; never moves once it is set. */
  readonly planeOrigin: Position | null;
  readonly gridOriginEastMetres: number;
  readonly gridOriginNorthMetres: number;
  readonly basemap: string | null;
}

export interface DatasetDraft {
  readonly key: string;
  readonly name: string;
  readonly provenance: Dataset['provenance'];
  /** IANA name, checked by the caller. */
  readonly timeZone: string;
  readonly codeSetId: number;
  readonly bounds?: Bbox;
  readonly planeOrigin?: Position;
  readonly basemap?: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

const columns = {
  id: dataset.id, key: dataset.key, name: dataset.name, provenance: dataset.provenance, timeZone: dataset.timeZone,
  codeSetId: dataset.codeSetId, basemap: dataset.basemap,
  gridOriginEastMetres: dataset.gridOriginEastMetres, gridOriginNorthMetres: dataset.gridOriginNorthMetres,
  ...sidesOf(dataset.bounds), originLng: lngOf(dataset.planeOrigin), originLat: latOf(dataset.planeOrigin),
};

interface Row extends Omit<Dataset, 'bounds' | 'planeOrigin'> {
  west: number | null; south: number | null; east: number | null; north: number | null;
  originLng: number | null; originLat: number | null;
}

function toDataset({ west, south, east, north, originLng, originLat, ...rest }: Row): Dataset {
  return {
    ...rest,
    bounds: west === null || south === null || east === null || north === null ? null : [west, south, east, north],
    planeOrigin: originLng === null || originLat === null ? null : [originLng, originLat],
  };
}

export async function findDatasetByKey(db: Database, key: string): Promise<Dataset | null> {
  const [row] = await db.select(columns).from(dataset).where(eq(dataset.key, key));
  return row === undefined ? null : toDataset(row);
}

export async function findDatasetById(db: Database, id: number): Promise<Dataset | null> {
  const [row] = await db.select(columns).from(dataset).where(eq(dataset.id, id));
  return row === undefined ? null : toDataset(row);
}

/** The bureau's own dataset, which queries without a key mean; null before the bureau exists. */
export async function findHomeDataset(db: Database): Promise<Dataset | null> {
  const [row] = await db.select(columns).from(dataset)
    .where(sql`${dataset.id} = (select home_dataset_id from bureau where id = 1)`);
  return row === undefined ? null : toDataset(row);
}

/** Creates a dataset; null when the key is taken. */
export async function createDataset(tx: Database, draft: DatasetDraft): Promise<Dataset | null> {
  const { bounds, planeOrigin, createdAt, ...plain } = draft;
  const [row] = await tx.insert(dataset).values({ ...plain, createdAt: new Date(createdAt) })
    .onConflictDoNothing({ target: dataset.key }).returning({ id: dataset.id });
  if (row === undefined) return null;
  if (bounds !== undefined) await extendBounds(tx, row.id, bounds, planeOrigin);
  return findDatasetById(tx, row.id);
}

/**
 * Grows a dataset's bounds to hold `bbox`. The first call also fixes the plane's origin (at `planeOrigin`, or else the
 * centre of `bbox`), which never moves again: grid cells keep their place when the dataset grows.
 */
export async function extendBounds(tx: Database, datasetId: number, bbox: Bbox, planeOrigin?: Position): Promise<void> {
  const [lng, lat] = planeOrigin ?? [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
  await tx.update(dataset).set({
    bounds: envelopeOfBoth(dataset.bounds, envelope(bbox)), planeOrigin: sql`coalesce(${dataset.planeOrigin}, ${pointAt(lng, lat)})`,
  }).where(eq(dataset.id, datasetId));
}

/** Ids of every dataset, the bureau's own first. */
export async function listDatasetIds(db: Database): Promise<number[]> {
  const rows = await db.select({ id: dataset.id }).from(dataset)
    .orderBy(sql`${dataset.id} is distinct from (select home_dataset_id from bureau where id = 1)`, dataset.id);
  return rows.map(({ id }) => id);
}
