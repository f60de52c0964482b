import { sql, type SQL } from 'drizzle-orm';
import type { PlaceVerdict, TaskState } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { latOf, lngOf, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A task. Instants UTC milliseconds, position WGS-84. */
export interface TaskRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly lng: number;
  readonly lat: number;
  readonly incidentId: number | null;
  readonly incidentCode: string | null;
  readonly alarmKey: string | null;
  readonly title: string;
  readonly deviceId: number;
  readonly shiftId: number;
  readonly unitName: string;
  readonly people: readonly { readonly personId: number; readonly name: string }[];
  readonly state: TaskState;
  readonly arrival: 'position' | 'word' | null;
  readonly roadMetres: number | null;
  readonly roadSeconds: number | null;
  readonly sentAt: number;
  readonly acceptedAt: number | null;
  readonly arrivedAt: number | null;
  readonly endedAt: number | null;
  readonly sentBy: string;
  readonly version: number;
}

const tasks: SQL = sql`
  select k.id::int as id, k.dataset_id::int as "datasetId", k.district_id::int as "districtId", d.name as "districtName", ${lngOf(sql`k.position`)} as lng, ${latOf(sql`k.position`)} as lat,
    k.incident_id::int as "incidentId", i.code as "incidentCode", k.alarm_key as "alarmKey", k.title, k.device_id::int as "deviceId", k.shift_id::int as "shiftId", k.unit_name as "unitName",
    coalesce((select jsonb_agg(jsonb_build_object('personId', e.id, 'name', e.name) order by e.id) from patrol_task_person o join person e on e.id = o.person_id where o.task_id = k.id), '[]') as people,
    k.state, k.arrival, k.road_metres as "roadMetres", k.road_seconds as "roadSeconds", ${millisecondsOf(sql`k.sent_at`)} as "sentAt", ${millisecondsOf(sql`k.accepted_at`)} as "acceptedAt",
    ${millisecondsOf(sql`k.arrived_at`)} as "arrivedAt", ${millisecondsOf(sql`k.ended_at`)} as "endedAt", k.sent_by as "sentBy", k.version::int as version
  from patrol_task k left join district d on d.id = k.district_id left join incident i on i.id = k.incident_id`;

export interface TaskFilter {
  readonly datasetId: number;
  readonly isOpen?: boolean | undefined;
  readonly state?: TaskState | undefined;
  readonly districtId?: number | undefined;
  /** Only tasks of these; undefined = wherever. */
  readonly ownDistrictIds?: readonly number[] | undefined;
  readonly deviceId?: number | undefined;
  readonly incidentId?: number | undefined;
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

function matching(filter: TaskFilter): SQL {
  const conditions = [sql`k.dataset_id = ${filter.datasetId}::int`];
  if (filter.isOpen !== undefined) conditions.push(filter.isOpen ? sql`k.ended_at is null` : sql`k.ended_at is not null`);
  if (filter.state !== undefined) conditions.push(sql`k.state = ${filter.state}`);
  if (filter.districtId !== undefined) conditions.push(sql`k.district_id = ${filter.districtId}::int`);
  if (filter.ownDistrictIds !== undefined) conditions.push(sql`k.district_id in (select value::int from jsonb_array_elements_text(${{ ids: filter.ownDistrictIds }}::jsonb -> 'ids'))`);
  if (filter.deviceId !== undefined) conditions.push(sql`k.device_id = ${filter.deviceId}::int`);
  if (filter.incidentId !== undefined) conditions.push(sql`k.incident_id = ${filter.incidentId}::int`);
  if (filter.fromAt !== null) conditions.push(sql`k.sent_at >= ${instantAt(filter.fromAt)}`);
  if (filter.toAt !== null) conditions.push(sql`k.sent_at < ${instantAt(filter.toAt)}`);
  return sql.join(conditions, sql` and `);
}

export interface TaskPage extends TaskFilter {
  readonly isDescending: boolean;
  readonly limit: number;
  /** When the last of the page before was sent, UTC milliseconds, and its id. */
  readonly after: readonly [number, number] | null;
}

/** One page of tasks by when they were sent. */
export function listTaskRecords(db: Database, page: TaskPage): Promise<TaskRecord[]> {
  const direction = page.isDescending ? sql`desc` : sql`asc`;
  const beyond = page.after === null ? sql`true` : sql`(k.sent_at, k.id) ${page.isDescending ? sql`<` : sql`>`} (${instantAt(page.after[0])}, ${page.after[1]}::int)`;
  return rowsOf<TaskRecord>(db, sql`${tasks} where ${matching(page)} and ${beyond} order by k.sent_at ${direction}, k.id ${direction} limit ${page.limit}::int`);
}

export async function countTasks(db: Database, filter: TaskFilter): Promise<number> {
  const [row] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from patrol_task k where ${matching(filter)}`);
  return row?.total ?? 0;
}

export async function findTask(db: Database, id: number): Promise<TaskRecord | null> {
  const [row] = await rowsOf<TaskRecord>(db, sql`${tasks} where k.id = ${id}::int`);
  return row ?? null;
}

/** Open tasks of every dataset: what screens are told of. */
export const openTasks = (db: Database): Promise<TaskRecord[]> => rowsOf<TaskRecord>(db, sql`${tasks} where k.ended_at is null order by k.id`);

/** A person's open tasks and those that ended since an instant, the last sent first. */
export const tasksOfPerson = (db: Database, personId: number, since: number): Promise<TaskRecord[]> => rowsOf<TaskRecord>(db, sql`
  ${tasks} join patrol_task_person w on w.task_id = k.id and w.person_id = ${personId}::int where k.ended_at is null or k.ended_at >= ${instantAt(since)} order by k.sent_at desc, k.id desc limit 50`);

export type TaskDraft = Pick<TaskRecord, 'datasetId' | 'districtId' | 'incidentId' | 'alarmKey' | 'title' | 'deviceId' | 'shiftId' | 'unitName' | 'roadMetres' | 'roadSeconds' | 'sentAt' | 'sentBy'> & {
  readonly position: Readonly<Position>;
  readonly personIds: readonly number[];
};

/** @returns its id; null when the unit has an open task */
export async function insertTask(tx: Database, { position, personIds, ...draft }: TaskDraft): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into patrol_task (dataset_id, district_id, position, incident_id, alarm_key, title, device_id, shift_id, unit_name, state, road_metres, road_seconds, sent_at, sent_by)
    values (${draft.datasetId}::int, ${draft.districtId}::int, ${pointAt(position[0], position[1])}, ${draft.incidentId}::int, ${draft.alarmKey}::text, ${draft.title}, ${draft.deviceId}::int, ${draft.shiftId}::int, ${draft.unitName}, 'sent',
      ${draft.roadMetres}::float8, ${draft.roadSeconds}::float8, ${instantAt(draft.sentAt)}, ${draft.sentBy})
    on conflict (device_id) where ended_at is null do nothing returning id::int as id`);
  if (row === undefined) return null;
  for (const personId of personIds) await rowsOf(tx, sql`insert into patrol_task_person (task_id, person_id) values (${row.id}::int, ${personId}::int) returning 1`);
  return row.id;
}

export interface TaskStepRecord {
  readonly step: TaskState;
  readonly source: 'desk' | 'phone' | 'positions';
  /** When it really was, and when the server had it. */
  readonly at: number;
  readonly receivedAt: number;
  readonly actorName: string;
  /** Where the phone was; null = nobody asked. */
  readonly verdict: PlaceVerdict | null;
  readonly distanceMetres: number | null;
  readonly isClockSuspect: boolean;
  readonly note: string;
}

export const stepsOfTask = (db: Database, taskId: number): Promise<TaskStepRecord[]> => rowsOf<TaskStepRecord>(db, sql`
  select step, source, ${millisecondsOf(sql`at`)} as at, ${millisecondsOf(sql`received_at`)} as "receivedAt", actor_name as "actorName", verdict, distance_metres as "distanceMetres", is_clock_suspect as "isClockSuspect", note
  from patrol_task_step where task_id = ${taskId}::int order by seq`);

/** Appends a step without changing the task. */
async function appendStep(tx: Database, taskId: number, one: TaskStepRecord): Promise<void> {
  await rowsOf(tx, sql`
    insert into patrol_task_step (task_id, seq, step, source, at, received_at, actor_name, verdict, distance_metres, is_clock_suspect, note)
    select ${taskId}::int, 1 + count(*), ${one.step}, ${one.source}, ${instantAt(one.at)}, ${instantAt(one.receivedAt)}, ${one.actorName}, ${one.verdict}::text, ${one.distanceMetres}::float8, ${one.isClockSuspect}::boolean, ${one.note}
    from patrol_task_step where task_id = ${taskId}::int returning 1`);
}

/** Takes a task on by a step over the version it was read as; false when it went on meanwhile. */
export async function writeStep(tx: Database, { id, version }: Pick<TaskRecord, 'id' | 'version'>, one: TaskStepRecord): Promise<boolean> {
  const at = instantAt(one.at), isEnd = one.step === 'done' || one.step === 'declined' || one.step === 'cancelled', isThere = one.step === 'arrived';
  const rows = await rowsOf(tx, sql`
    update patrol_task set state = ${one.step}, version = version + 1,
      accepted_at = case when ${one.step === 'accepted'}::boolean then greatest(${at}, sent_at) else accepted_at end,
      arrived_at = case when ${isThere}::boolean then greatest(${at}, sent_at) else arrived_at end,
      arrival = case when ${isThere}::boolean then ${one.verdict === 'inside' ? 'position' : 'word'} else arrival end,
      ended_at = case when ${isEnd}::boolean then greatest(${at}, sent_at) else ended_at end
    where id = ${id}::int and version = ${version}::int and ended_at is null returning 1`);
  if (rows.length === 0) return false;
  await appendStep(tx, id, one);
  return true;
}

/** Notes the first step. */
export const beginSteps = (tx: Database, taskId: number, one: TaskStepRecord): Promise<void> => appendStep(tx, taskId, one);

/** A task whose unit says it is there, or has accepted, with the last sound position of its device after that. */
export interface TaskNearness {
  readonly id: number;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
}

/** Accepted tasks with a position of their unit taken after the acceptance. */
export const acceptedTasksSeen = (db: Database, datasetId: number): Promise<TaskNearness[]> => rowsOf<TaskNearness>(db, sql`
  select k.id::int as id, ${millisecondsOf(sql`v.last_at`)} as at, v.last_lng as lng, v.last_lat as lat from patrol_task k join device v on v.id = k.device_id
  where k.dataset_id = ${datasetId}::int and k.state = 'accepted' and v.last_at >= k.accepted_at order by k.id`);
