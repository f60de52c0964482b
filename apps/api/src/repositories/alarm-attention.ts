import { sql, type SQL } from 'drizzle-orm';
import { alarmPolicyBounds, type AlarmKind, type AlarmPolicy, type AlarmSeverity, type UnattendedAlarm } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** An alarm that stands without an answer; its severity is not kept with it. */
export type Unattended = Omit<UnattendedAlarm, 'severity'> & { readonly kind: AlarmKind };

/** New ones are looked at so many at a time: ten thousand at once are no statement of seconds. */
export const attentionGroup = 2_500;

/**
 * Alarms of a dataset that stand without an answer and something may be decided of: those that interrupted and were not raised a step yet, of those that wait the gravest as many as an
 * hour may have, and a group of new ones, the gravest first. Notices are left out. @param of severity by kind
 */
export async function unattendedAlarms(db: Database, datasetId: number, of: Readonly<Record<AlarmKind, AlarmSeverity>>): Promise<Unattended[]> {
  const severity = sql`${{ of }}::jsonb -> 'of' ->> m.kind`, gravest = sql`order by case ${severity} when 'urgent' then 0 else 1 end, m.raised_at, m.key`;
  const told = await unattended(db, datasetId, sql`m.told_at is not null and m.escalated_at is null`);
  const held = await unattended(db, datasetId, sql`m.told_at is null and m.held_at is not null and ${severity} <> 'notice' ${gravest} limit ${alarmPolicyBounds.perHour.most}::int`);
  return [...told, ...held, ...await unattended(db, datasetId, sql`m.told_at is null and m.held_at is null and ${severity} <> 'notice' ${gravest} limit ${attentionGroup}::int`)];
}

const unattended = (db: Database, datasetId: number, which: SQL): Promise<Unattended[]> => rowsOf<Unattended>(db, sql`
  select m.key, m.kind, ${millisecondsOf(sql`m.raised_at`)} as "raisedAt", ${millisecondsOf(sql`m.told_at`)} as "toldAt", ${millisecondsOf(sql`m.held_at`)} as "heldAt", ${millisecondsOf(sql`m.escalated_at`)} as "escalatedAt",
    exists (select from patrol_task k where k.alarm_key = m.key) as "hasTask"
  from alarm_entry m where m.dataset_id = ${datasetId}::int and m.cleared_at is null and m.acknowledged_at is null and m.under is null and ${which}`);

/** When alarms of a dataset interrupted since an instant, UTC milliseconds. */
export const toldSince = async (db: Database, datasetId: number, since: number): Promise<number[]> => (await rowsOf<{ at: number }>(db, sql`
  select ${millisecondsOf(sql`told_at`)} as at from alarm_attention where dataset_id = ${datasetId}::int and told_at > ${instantAt(since)}`)).map(({ at }) => at);

/** Writes which alarms interrupt, wait or are raised a step from now on. */
export async function writeAttention(tx: Database, { datasetId, at }: { datasetId: number; at: number }, { tell, hold, escalate }: { tell: readonly string[]; hold: readonly string[]; escalate: readonly string[] }): Promise<void> {
  const keys = (list: readonly string[]) => sql`jsonb_array_elements_text(${{ list }}::jsonb -> 'list') as i(key)`;
  await rowsOf(tx, sql`
    insert into alarm_attention (dataset_id, alarm_key, told_at) select ${datasetId}::int, i.key, ${instantAt(at)} from ${keys(tell)}
    on conflict (alarm_key) do update set told_at = excluded.told_at returning 1`);
  await rowsOf(tx, sql`insert into alarm_attention (dataset_id, alarm_key, held_at) select ${datasetId}::int, i.key, ${instantAt(at)} from ${keys(hold)} on conflict (alarm_key) do nothing returning 1`);
  await rowsOf(tx, sql`update alarm_attention n set escalated_at = ${instantAt(at)} from ${keys(escalate)} where n.alarm_key = i.key and n.escalated_at is null returning 1`);
}

/** What the bureau set; null = nothing. */
export async function alarmPolicyRow(db: Database, datasetId: number): Promise<(AlarmPolicy & { readonly version: number }) | null> {
  const [row] = await rowsOf<AlarmPolicy & { version: number }>(db, sql`
    select per_hour::int as "perHour", urgent_minutes::int as "urgentMinutes", warning_minutes::int as "warningMinutes", version::int as version from alarm_policy where dataset_id = ${datasetId}::int`);
  return row ?? null;
}

/** Writes the policy over the version it was read as (1 = never set); false when somebody else was first. */
export async function writeAlarmPolicy(tx: Database, datasetId: number, { perHour, urgentMinutes, warningMinutes, version }: AlarmPolicy & { readonly version: number }): Promise<boolean> {
  const rows = await rowsOf(tx, sql`
    insert into alarm_policy (dataset_id, per_hour, urgent_minutes, warning_minutes, version) select ${datasetId}::int, ${perHour}::int, ${urgentMinutes}::int, ${warningMinutes}::int, 2
    where ${version}::int = 1 or exists (select from alarm_policy p where p.dataset_id = ${datasetId}::int)
    on conflict (dataset_id) do update set per_hour = excluded.per_hour, urgent_minutes = excluded.urgent_minutes, warning_minutes = excluded.warning_minutes, version = alarm_policy.version + 1
    where alarm_policy.version = ${version}::int returning 1`);
  return rows.length === 1;
}
