import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { DistrictGrade } from '@wuding/domain';
import type { MultiPolygon } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { district } from '../db/schema';
import { geoJsonOf, labelPointOf, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';

/** A district with its boundary at one instant. Counts leave withdrawn incidents out. */
export interface DistrictRecord {
  readonly id: number;
  readonly dataset: string;
  readonly code: string;
  readonly name: string;
  readonly grade: DistrictGrade;
  readonly leaderName: string | null;
  readonly leaderAccountId: number | null;
  readonly plan: string;
  /** Civil date, YYYY-MM-DD. */
  readonly planReviewOn: string | null;
  readonly version: number;
  readonly areaSquareMetres: number | null;
  readonly incidentCount: number;
  /** A point inside the boundary, WGS-84 degrees. */
  readonly labelLng: number | null;
  readonly labelLat: number | null;
}

export type DistrictSort = 'name' | '-name' | 'incidents' | '-incidents';

export interface DistrictFilter {
  readonly datasetId: number;
  readonly at: number;
  readonly text?: string | undefined;
  readonly grade?: DistrictGrade | undefined;
}

export interface DistrictQuery extends DistrictFilter {
  readonly sort: DistrictSort;
  readonly limit: number;
  /** Last record of the page before: name or count, then id. */
  readonly after: readonly (string | number)[] | null;
}

const label = { lng: labelPointOf(sql`b.boundary`), lat: labelPointOf(sql`b.boundary`) };

/** How the incidents of a district are counted: one district by its index, a whole dataset's in one pass. */
interface Counting {
  readonly count: SQL;
  readonly join: SQL;
}
const byOne: Counting = {
  count: sql`(select count(*)::int from incident i where i.district_id = d.id and i.status <> 'withdrawn')`, join: sql``,
};
const byDataset = (datasetId: number): Counting => ({
  count: sql`coalesce(n.count, 0)`,
  join: sql`left join (
    select district_id, count(*)::int as count from incident
    where dataset_id = ${datasetId}::int and status <> 'withdrawn' group by district_id) n on n.district_id = d.id`,
});

/** Every district with its boundary at `at`, for further narrowing. */
const districtsAt = (at: number, { count, join }: Counting): SQL => sql`
  select d.id::int as id, s.key as dataset, d.code, d.name, d.grade, d.plan, d.version::int as version, d.dataset_id,
    a.display_name as "leaderName", d.leader_account_id::int as "leaderAccountId", (select p.review_on::text from district_plan p where p.district_id = d.id order by p.number desc limit 1) as "planReviewOn", b.area_square_metres::float8 as "areaSquareMetres",
    ${lngOf(label.lng)} as "labelLng", ${latOf(label.lat)} as "labelLat", ${count} as "incidentCount"
  from district d join dataset s on s.id = d.dataset_id
  left join account a on a.id = d.leader_account_id
  left join district_boundary b on b.district_id = d.id and b.effective @> ${instantAt(at)} ${join}`;

interface Order {
  readonly key: SQL;
  readonly isDescending: boolean;
  /** A cursor's value as the key's type. */
  readonly bind: (value: string | number | undefined) => SQL;
}
const byName = { key: sql`name collate "C"`, bind: (value: unknown) => sql`${value}::text collate "C"` };
const byIncidents = { key: sql`"incidentCount"`, bind: (value: unknown) => sql`${value}::int` };
const orders: Readonly<Record<DistrictSort, Order>> = {
  name: { ...byName, isDescending: false }, '-name': { ...byName, isDescending: true },
  incidents: { ...byIncidents, isDescending: false }, '-incidents': { ...byIncidents, isDescending: true },
};

function matching({ datasetId, grade, text }: DistrictFilter): SQL {
  const conditions = [sql`d.dataset_id = ${datasetId}::int`];
  if (grade !== undefined) conditions.push(sql`d.grade = ${grade}`);
  if (text !== undefined) conditions.push(sql`(d.name ilike ${likePattern(text)} or d.code ilike ${likePattern(text)})`);
  return sql.join(conditions, sql` and `);
}

/** One page of a dataset's districts. */
export async function listDistricts(db: Database, query: DistrictQuery): Promise<DistrictRecord[]> {
  const { key, bind, isDescending } = orders[query.sort];
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true`
    : sql`(${key}, id) ${isDescending ? sql`<` : sql`>`} (${bind(query.after[0])}, ${query.after[1]}::int)`;
  return rowsOf<DistrictRecord>(db, sql`
    select * from (${districtsAt(query.at, byDataset(query.datasetId))} where ${matching(query)}) q where ${beyond}
    order by ${key} ${direction}, id ${direction} limit ${query.limit}::int`);
}

/** How many districts match altogether. */
export async function countDistricts(db: Database, filter: DistrictFilter): Promise<number> {
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from district d where ${matching(filter)}`);
  return counted?.total ?? 0;
}

/** A district with its boundary, WGS-84 degrees; null where it had none. */
export interface BoundedDistrict extends DistrictRecord {
  readonly boundary: MultiPolygon | null;
}

/** Boundaries at `at` of the districts that had one, by id. */
export async function listDistrictBoundaries(db: Database, ids: readonly number[], at: number): Promise<ReadonlyMap<number, MultiPolygon>> {
  const rows = await rowsOf<{ id: number; boundary: MultiPolygon }>(db, sql`
    select district_id::int as id, ${geoJsonOf(sql`boundary`)} as boundary from district_boundary
    where effective @> ${instantAt(at)} and district_id in (select value::int from jsonb_array_elements_text(${{ ids }}::jsonb -> 'ids'))`);
  return new Map(rows.map(({ id, boundary }) => [id, boundary]));
}

/** One district with its boundary at `at`; null when there is none of that id. */
export async function findDistrict(db: Database, id: number, at: number): Promise<(DistrictRecord & { datasetId: number }) | null> {
  const [row] = await rowsOf<DistrictRecord & { dataset_id: number }>(db, sql`${districtsAt(at, byOne)} where d.id = ${id}::int`);
  return row === undefined ? null : { ...row, datasetId: row.dataset_id };
}

export interface BoundaryVersion {
  /** UTC milliseconds; null = open. */
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly areaSquareMetres: number;
  readonly boundary: MultiPolygon;
}

/** All boundaries a district has had, oldest first. */
export async function listBoundaryVersions(db: Database, districtId: number): Promise<BoundaryVersion[]> {
  return rowsOf<BoundaryVersion>(db, sql`
    select ${millisecondsOf(sql`lower(effective)`)} as "fromAt", ${millisecondsOf(sql`upper(effective)`)} as "toAt",
      area_square_metres::float8 as "areaSquareMetres", ${geoJsonOf(sql`boundary`)} as boundary
    from district_boundary where district_id = ${districtId}::int order by lower(effective) nulls first`);
}

/** What is left out stays as it is. */
export interface DistrictFieldsEdit {
  readonly plan?: string | undefined;
  readonly grade?: DistrictGrade | undefined;
  readonly leaderAccountId?: number | null | undefined;
}

/** Writes a new version over the expected one; false when somebody else was first. */
export async function updateDistrict(
  tx: Database,
  target: { readonly id: number; readonly version: number; readonly changeSeq: number },
  edit: DistrictFieldsEdit,
): Promise<boolean> {
  const rows = await tx.update(district)
    .set({ ...definedOf(edit), version: target.version + 1, changeSeq: target.changeSeq })
    .where(and(eq(district.id, target.id), eq(district.version, target.version))).returning({ id: district.id });
  return rows.length === 1;
}

const definedOf = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** Those of the ids that are districts of the dataset. */
export async function findDistrictIds(db: Database, datasetId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(db, sql`
    select id::int as id from district
    where dataset_id = ${datasetId}::int and id in (select value::int from jsonb_array_elements_text(${{ ids }}::jsonb -> 'ids'))`);
  return rows.map(({ id }) => id);
}
