import { sql, type SQL } from 'drizzle-orm';
import type { DistrictGrade } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { degreesBetween, metresBetween, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { incidentColumns, type IncidentRecord } from './incidents';

/** Which incidents somebody's day is about. */
export interface WorkScope {
  readonly datasetId: number;
  /** Null = every district, and what lies in none. */
  readonly districtIds: readonly number[] | null;
}

const within = ({ datasetId, districtIds }: WorkScope): SQL => districtIds === null ? sql`i.dataset_id = ${datasetId}::int`
  : sql`i.dataset_id = ${datasetId}::int and i.district_id in (select value::int from jsonb_array_elements_text(${{ ids: districtIds }}::jsonb -> 'ids'))`;

export interface OpenCount {
  /** Null = in no district. */
  readonly districtId: number | null;
  readonly today: number;
  readonly week: number;
  readonly long: number;
}

/** Open incidents by district and age. Cost grows with the open ones (index incident_open). */
export async function countOpen(db: Database, scope: WorkScope, { todayAt, weekAt }: { todayAt: number; weekAt: number }): Promise<OpenCount[]> {
  return rowsOf<OpenCount>(db, sql`
    select i.district_id::int as "districtId",
      (count(*) filter (where i.occurred_at >= ${instantAt(todayAt)}))::int as today,
      (count(*) filter (where i.occurred_at >= ${instantAt(weekAt)} and i.occurred_at < ${instantAt(todayAt)}))::int as week,
      (count(*) filter (where i.occurred_at < ${instantAt(weekAt)}))::int as long
    from incident i where i.status = 'open' and ${within(scope)} group by i.district_id`);
}

export type OpenIncident = IncidentRecord & { readonly distanceMetres: number | null };

/**
 * A few open incidents: the nearest to `near` where it is known (in degrees, good enough to choose by; the distance is
 * geodesic), else the oldest. Cost grows with the open ones.
 */
export async function listOpen(db: Database, scope: WorkScope, { near, limit }: { near: Position | null; limit: number }): Promise<OpenIncident[]> {
  const point = near === null ? null : pointAt(near[0], near[1]);
  const distance = point === null ? sql`null::float8` : sql`${metresBetween(sql`i.position`, point)}::float8`;
  const order = point === null ? sql`i.occurred_at, i.id` : sql`${degreesBetween(sql`i.position`, point)} nulls last, i.id`;
  return rowsOf<OpenIncident>(db, sql`
    select ${incidentColumns}, ${distance} as "distanceMetres" from incident i
    where i.status = 'open' and ${within(scope)} order by ${order} limit ${limit}::int`);
}

/** The last incidents that count since an instant, newest first. */
export async function listLatest(db: Database, scope: WorkScope, { sinceAt, limit }: { sinceAt: number; limit: number }): Promise<IncidentRecord[]> {
  return rowsOf<IncidentRecord>(db, sql`
    select ${incidentColumns} from incident i
    where i.status <> 'withdrawn' and i.occurred_at >= ${instantAt(sinceAt)} and ${within(scope)}
    order by i.occurred_at desc, i.id desc limit ${limit}::int`);
}

/** What one account recorded since an instant: how many, and the last few. Cost grows with them (index incident_actor). */
export async function listOwn(
  db: Database, { datasetId }: WorkScope, { accountId, sinceAt, limit }: { accountId: number; sinceAt: number; limit: number },
): Promise<{ count: number; items: IncidentRecord[] }> {
  const own = sql`i.actor_account_id = ${accountId}::int and i.occurred_at >= ${instantAt(sinceAt)} and i.dataset_id = ${datasetId}::int and i.status <> 'withdrawn'`;
  const items = await rowsOf<IncidentRecord>(db, sql`
    select ${incidentColumns} from incident i where ${own} order by i.occurred_at desc, i.id desc limit ${limit}::int`);
  const [counted] = await rowsOf<{ count: number }>(db, sql`select count(*)::int as count from incident i where ${own}`);
  return { count: counted?.count ?? 0, items };
}

export interface WorkDistrict {
  readonly id: number;
  readonly name: string;
  readonly grade: DistrictGrade;
  readonly leaderName: string | null;
  readonly hasPlan: boolean;
  /** Civil date; null = none was set. */
  readonly planReviewOn: string | null;
}

/** Every district of a dataset without its figures, key ones first. */
export async function listWorkDistricts(db: Database, datasetId: number): Promise<WorkDistrict[]> {
  return rowsOf<WorkDistrict>(db, sql`
    select d.id::int as id, d.name, d.grade, a.display_name as "leaderName", d.plan <> '' as "hasPlan",
      (select p.review_on::text from district_plan p where p.district_id = d.id order by p.number desc limit 1) as "planReviewOn"
    from district d left join account a on a.id = d.leader_account_id
    where d.dataset_id = ${datasetId}::int order by array_position(array['key', 'watch', 'regular'], d.grade), d.name collate "C"`);
}

export interface ImportBatch {
  readonly kind: string;
  readonly fileName: string;
  /** UTC milliseconds. */
  readonly importedAt: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly repaired: number;
  readonly duplicate: number;
}

/** The last files imported into a dataset, newest first. */
export async function listImportBatches(db: Database, datasetId: number, limit: number): Promise<ImportBatch[]> {
  return rowsOf<ImportBatch>(db, sql`
    select b.kind, b.file_name as "fileName", ${millisecondsOf(sql`b.imported_at`)} as "importedAt", b.accepted_count as accepted,
      b.rejected_count as rejected, b.repaired_count as repaired, b.duplicate_count as duplicate
    from import_batch b where b.dataset_id = ${datasetId}::int order by b.id desc limit ${limit}::int`);
}
