import { sql, type SQL } from 'drizzle-orm';
import type { AlarmingState } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export interface AlarmRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly shiftId: number;
  readonly place: string;
  readonly placeName: string;
  readonly districtId: number | null;
  readonly personId: number;
  readonly personName: string;
  readonly kind: AlarmingState;
  /** UTC milliseconds. */
  readonly raisedAt: number;
  readonly endedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly note: string;
  readonly version: number;
}

const from: SQL = sql`duty_alarm m join duty_shift s on s.id = m.shift_id join person e on e.id = m.person_id left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id`;
const alarms: SQL = sql`
  select m.id::int as id, m.dataset_id::int as "datasetId", m.shift_id::int as "shiftId", case when s.post_id is null then 'beat:' || s.beat_id else 'post:' || s.post_id end as place,
    coalesce(p.name, b.name) as "placeName", coalesce(p.district_id, b.district_id)::int as "districtId", m.person_id::int as "personId", e.name as "personName", m.kind,
    ${millisecondsOf(sql`m.raised_at`)} as "raisedAt", ${millisecondsOf(sql`m.ended_at`)} as "endedAt", ${millisecondsOf(sql`m.acknowledged_at`)} as "acknowledgedAt", m.note, m.version::int as version
  from ${from}`;

export interface AlarmsQuery {
  readonly datasetId: number;
  /** Neither ended nor acknowledged. */
  readonly isOpen?: boolean | undefined;
  readonly kind?: AlarmingState | undefined;
  readonly districtId?: number | undefined;
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
}

export async function listAlarms(db: Database, query: AlarmsQuery): Promise<{ items: AlarmRecord[]; total: number }> {
  const conditions = [sql`m.dataset_id = ${query.datasetId}::int`], open = sql`(m.ended_at is null and m.acknowledged_at is null)`;
  if (query.isOpen !== undefined) conditions.push(query.isOpen ? open : sql`not ${open}`);
  if (query.kind !== undefined) conditions.push(sql`m.kind = ${query.kind}`);
  if (query.districtId !== undefined) conditions.push(sql`coalesce(p.district_id, b.district_id) = ${query.districtId}::int`);
  if (query.fromAt !== null) conditions.push(sql`m.raised_at >= ${instantAt(query.fromAt)}`);
  if (query.toAt !== null) conditions.push(sql`m.raised_at < ${instantAt(query.toAt)}`);
  const matching = sql.join(conditions, sql` and `), direction = query.isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true` : sql`(m.raised_at, m.id) ${query.isDescending ? sql`<` : sql`>`} (${instantAt(Number(query.after[0]))}, ${query.after[1]}::int)`;
  const items = await rowsOf<AlarmRecord>(db, sql`${alarms} where ${matching} and ${beyond} order by m.raised_at ${direction}, m.id ${direction} limit ${query.limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from ${from} where ${matching}`);
  return { items, total: counted?.total ?? 0 };
}

export async function findAlarm(db: Database, id: number): Promise<AlarmRecord | null> {
  const [row] = await rowsOf<AlarmRecord>(db, sql`${alarms} where m.id = ${id}::int`);
  return row ?? null;
}

export interface AlarmState {
  readonly shiftId: number;
  readonly personId: number;
  readonly kind: AlarmingState;
  readonly raisedAt: number;
}

/**
 * Brings the alarms of some shifts to the states of now: new ones are raised, ones whose state has passed are ended.
 * @returns how many of each
 */
export async function bringAlarmsTo(
  tx: Database, { datasetId, shiftIds, at }: { datasetId: number; shiftIds: readonly number[]; at: number }, states: readonly AlarmState[],
): Promise<{ raisedCount: number; endedCount: number }> {
  const given = sql`jsonb_to_recordset(${{ states }}::jsonb -> 'states') as i("shiftId" int, "personId" int, kind text, "raisedAt" float8)`;
  const raised = await rowsOf(tx, sql`
    insert into duty_alarm (dataset_id, shift_id, person_id, kind, raised_at)
    select ${datasetId}::int, i."shiftId", i."personId", i.kind, to_timestamp(i."raisedAt" / 1000) from ${given} on conflict do nothing returning id`);
  const ended = await rowsOf(tx, sql`
    update duty_alarm m set ended_at = greatest(${instantAt(at)}, m.raised_at) where m.ended_at is null and m.shift_id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds'))
      and not exists (select from ${given} where i."shiftId" = m.shift_id and i."personId" = m.person_id and i.kind = m.kind) returning id`);
  return { raisedCount: raised.length, endedCount: ended.length };
}

/** Whether `bringAlarmsTo` would change anything. */
export async function alarmsDiffer(db: Database, shiftIds: readonly number[], states: readonly AlarmState[]): Promise<boolean> {
  const given = sql`jsonb_to_recordset(${{ states }}::jsonb -> 'states') as i("shiftId" int, "personId" int, kind text, "raisedAt" float8)`;
  const [row] = await rowsOf<{ differs: boolean }>(db, sql`
    select exists (select from ${given} where not exists (select from duty_alarm m where m.shift_id = i."shiftId" and m.person_id = i."personId" and m.kind = i.kind and m.raised_at = to_timestamp(i."raisedAt" / 1000)))
      or exists (select from duty_alarm m where m.ended_at is null and m.shift_id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds'))
        and not exists (select from ${given} where i."shiftId" = m.shift_id and i."personId" = m.person_id and i.kind = m.kind)) as differs`);
  return row?.differs ?? false;
}

/** Writes an acknowledgement over the expected version; false when somebody else was first. */
export async function acknowledgeAlarm(tx: Database, target: { id: number; version: number }, { at, by, note }: { at: number; by: string; note: string }): Promise<boolean> {
  const rows = await rowsOf(tx, sql`
    update duty_alarm set acknowledged_at = ${instantAt(at)}, acknowledged_by = ${by}, note = ${note}, version = version + 1
    where id = ${target.id}::int and version = ${target.version}::int returning id`);
  return rows.length === 1;
}
