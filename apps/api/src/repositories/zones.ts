import { eq, sql, type SQL } from 'drizzle-orm';
import type { BellTime, ZoneHours, ZoneKind } from '@wuding/domain';
import type { Bbox, Position } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { zone, zoneHours } from '../db/schema';
import { envelope, fromGeoJson, geoJsonOf, intersects, isCovered, isSameShape, labelPointOf, latOf, lngOf, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';
import { districtIdAt } from './locate';

/** A zone with its hours and the bells it follows. Instants UTC milliseconds; null = open. */
export interface ZoneRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly timeZone: string;
  readonly code: string;
  readonly name: string;
  readonly kind: ZoneKind;
  readonly areaSquareMetres: number;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly capacity: number | null;
  readonly eventCodes: readonly string[];
  readonly basis: string;
  readonly effectiveFromAt: number | null;
  readonly effectiveToAt: number | null;
  readonly market: string | null;
  readonly placeId: number | null;
  readonly placeName: string | null;
  readonly bells: readonly BellTime[];
  readonly bellBeforeMinutes: number;
  readonly bellAfterMinutes: number;
  readonly hours: readonly ZoneHours[];
  readonly isRemoved: boolean;
  readonly version: number;
  readonly labelLng: number;
  readonly labelLat: number;
}

const bells = sql`coalesce((select jsonb_agg(jsonb_build_object('minute', b.minute, 'label', b.label, 'weekdays', to_jsonb(b.weekdays), 'term', b.term) order by b.minute, b.label)
  from place_bell b where b.place_id = z.place_id and z.bell_before_minutes + z.bell_after_minutes > 0), '[]')`;
const hours = sql`coalesce((select jsonb_agg(jsonb_build_object('weekdays', to_jsonb(h.weekdays), 'days', h.days, 'fromMinute', h.from_minute, 'toMinute', h.to_minute,
    'season', case when h.season_from is null then null else jsonb_build_object('from', h.season_from, 'to', h.season_to) end) order by h.ordinal)
  from zone_hours h where h.zone_id = z.id), '[]')`;

const columns = sql`
  z.id::int as id, z.dataset_id::int as "datasetId", s.key as dataset, s.time_zone as "timeZone", z.code, z.name, z.kind, z.area_square_metres as "areaSquareMetres",
  z.district_id::int as "districtId", d.name as "districtName", z.capacity::int as capacity, to_jsonb(z.event_codes) as "eventCodes", z.basis,
  ${millisecondsOf(sql`lower(z.effective)`)} as "effectiveFromAt", ${millisecondsOf(sql`upper(z.effective)`)} as "effectiveToAt",
  m.name as market, z.place_id::int as "placeId", p.name as "placeName", ${bells} as bells, z.bell_before_minutes::int as "bellBeforeMinutes",
  z.bell_after_minutes::int as "bellAfterMinutes", ${hours} as hours, z.removed_at is not null as "isRemoved", z.version::int as version,
  ${lngOf(labelPointOf(sql`z.area`))} as "labelLng", ${latOf(labelPointOf(sql`z.area`))} as "labelLat"`;
const tables = sql`zone z join dataset s on s.id = z.dataset_id left join district d on d.id = z.district_id
  left join market_rule m on m.id = z.market_rule_id left join place p on p.id = z.place_id`;

export interface ZoneFilter {
  readonly datasetId: number;
  readonly kind?: ZoneKind | undefined;
  readonly districtId?: number | undefined;
  readonly bbox?: Bbox | undefined;
  /** Found in name, code or basis. */
  readonly text?: string | undefined;
  readonly position?: Position | undefined;
  readonly isRemoved: boolean;
}

/** Every zone of a dataset the filter lets through, by id. A register of hundreds: whoever asks sorts and pages it. */
export async function listZones(db: Database, filter: ZoneFilter): Promise<ZoneRecord[]> {
  const conditions: SQL[] = [sql`z.dataset_id = ${filter.datasetId}::int`, sql`(z.removed_at is not null) = ${filter.isRemoved}::boolean`];
  if (filter.kind !== undefined) conditions.push(sql`z.kind = ${filter.kind}`);
  if (filter.districtId !== undefined) conditions.push(sql`z.district_id = ${filter.districtId}::int`);
  if (filter.bbox !== undefined) conditions.push(intersects(sql`z.area`, envelope(filter.bbox)));
  if (filter.position !== undefined) conditions.push(isCovered(sql`z.area`, pointAt(...filter.position)));
  if (filter.text !== undefined) conditions.push(sql`(z.name ilike ${likePattern(filter.text)} or z.code ilike ${likePattern(filter.text)} or z.basis ilike ${likePattern(filter.text)})`);
  return rowsOf<ZoneRecord>(db, sql`select ${columns} from ${tables} where ${sql.join(conditions, sql` and `)} order by z.id`);
}

/** One zone with its area; null when there is none of that id. */
export async function findZone(db: Database, id: number): Promise<(ZoneRecord & { area: MultiPolygon }) | null> {
  const [row] = await rowsOf<ZoneRecord & { area: MultiPolygon }>(db, sql`select ${columns}, ${geoJsonOf(sql`z.area`)} as area from ${tables} where z.id = ${id}::int`);
  return row ?? null;
}

/** A zone as it is to be stored. */
export interface ZoneDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: ZoneKind;
  readonly area: MultiPolygon;
  readonly areaSquareMetres: number;
  readonly capacity: number | null;
  readonly eventCodes: readonly string[];
  readonly basis: string;
  readonly effectiveFromAt: number | null;
  readonly effectiveToAt: number | null;
  readonly market: string | null;
  readonly placeId: number | null;
  readonly bellBeforeMinutes: number;
  readonly bellAfterMinutes: number;
  readonly hours: readonly ZoneHours[];
}

const bound = (at: number | null): SQL => (at === null ? sql`null::timestamptz` : instantAt(at));

/** The district that holds a point inside an area at a time; null outside all. */
export async function districtIdOfArea(db: Database, datasetId: number, area: MultiPolygon, at: number): Promise<number | null> {
  const position = labelPointOf(fromGeoJson(area));
  const [row] = await rowsOf<{ id: number | null }>(db, sql`select ${districtIdAt({ datasetId: sql`${datasetId}::int`, position, at: instantAt(at) })}::int as id`);
  return row?.id ?? null;
}

interface ZoneTarget {
  readonly datasetId: number;
  readonly districtId: number | null;
  readonly changeSeq: number;
}

/** @returns the new zone's id; null when the code is taken */
export async function insertZone(tx: Database, target: ZoneTarget, draft: ZoneDraft): Promise<number | null> {
  const { hours: windows, ...fields } = draft;
  const [row] = await tx.insert(zone).values({ ...valuesOf(fields, target), ...target })
    .onConflictDoNothing({ target: [zone.datasetId, zone.code] }).returning({ id: zone.id });
  if (row === undefined) return null;
  await writeHours(tx, row.id, windows);
  return row.id;
}

/** Writes a zone over the expected version; false when somebody else was first. */
export async function updateZone(
  tx: Database, target: ZoneTarget & { readonly id: number; readonly version: number }, draft: ZoneDraft & { readonly removedAt: number | null },
): Promise<boolean> {
  const { id, version, districtId, changeSeq } = target;
  const { hours: windows, removedAt, ...fields } = draft;
  const rows = await tx.update(zone)
    .set({ ...valuesOf(fields, target), districtId, changeSeq, version: version + 1, removedAt: removedAt === null ? null : new Date(removedAt) })
    .where(sql`${eq(zone.id, id)} and ${eq(zone.version, version)}`).returning({ id: zone.id });
  if (rows.length === 0) return false;
  await tx.delete(zoneHours).where(eq(zoneHours.zoneId, id));
  await writeHours(tx, id, windows);
  return true;
}

function valuesOf({ effectiveFromAt, effectiveToAt, market, eventCodes, ...plain }: Omit<ZoneDraft, 'hours'>, { datasetId }: ZoneTarget) {
  return {
    ...plain, eventCodes: [...eventCodes], effective: sql<string>`tstzrange(${bound(effectiveFromAt)}, ${bound(effectiveToAt)})`,
    marketRuleId: sql<number | null>`(select id from market_rule where dataset_id = ${datasetId}::int and name = ${market}::text)`,
  };
}

async function writeHours(tx: Database, zoneId: number, windows: readonly ZoneHours[]): Promise<void> {
  if (windows.length === 0) return;
  await tx.insert(zoneHours).values(windows.map(({ season, weekdays, ...rest }, ordinal) =>
    ({ ...rest, zoneId, ordinal, weekdays: [...weekdays], seasonFrom: season?.from ?? null, seasonTo: season?.to ?? null })));
}

/** Ids, versions and areas of stored zones by code: what an import compares with. */
export async function readZoneCodes(db: Database, datasetId: number): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: number; code: string }>(db, sql`select id::int as id, code from zone where dataset_id = ${datasetId}::int`);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

export async function isZoneAreaSame(db: Database, id: number, area: MultiPolygon): Promise<boolean> {
  const rows = await rowsOf(db, sql`select 1 from zone where id = ${id}::int and ${isSameShape(sql`area`, fromGeoJson(area))}`);
  return rows.length > 0;
}

export async function hasMarket(db: Database, datasetId: number, name: string): Promise<boolean> {
  return (await rowsOf(db, sql`select 1 from market_rule where dataset_id = ${datasetId}::int and name = ${name}`)).length > 0;
}

/** Bells of one place by minute; null when there is no such place. */
export async function readPlaceBells(db: Database, placeId: number): Promise<{ id: number; name: string; kind: string; bells: BellTime[] } | null> {
  const [row] = await rowsOf<{ id: number; name: string; kind: string; bells: BellTime[] }>(db, sql`
    select p.id::int as id, p.name, p.kind, coalesce((select jsonb_agg(jsonb_build_object('minute', b.minute, 'label', b.label, 'weekdays', to_jsonb(b.weekdays), 'term', b.term)
      order by b.minute, b.label) from place_bell b where b.place_id = p.id), '[]') as bells
    from place p where p.id = ${placeId}::int`);
  return row ?? null;
}

export async function findPlaceIds(db: Database, datasetId: number): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: number; code: string }>(db, sql`select id::int as id, code from place where dataset_id = ${datasetId}::int and kind <> 'shop'`);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

export async function isPlaceOf(db: Database, datasetId: number, placeId: number): Promise<boolean> {
  return (await rowsOf(db, sql`select 1 from place where id = ${placeId}::int and dataset_id = ${datasetId}::int`)).length > 0;
}

/** Areas of a dataset's zones by id. */
export async function readZoneAreas(db: Database, datasetId: number): Promise<Map<number, MultiPolygon>> {
  const rows = await rowsOf<{ id: number; area: MultiPolygon }>(db, sql`select id::int as id, ${geoJsonOf(sql`area`)} as area from zone where dataset_id = ${datasetId}::int`);
  return new Map(rows.map(({ id, area }) => [id, area]));
}
