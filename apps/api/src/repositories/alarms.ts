import { sql, type SQL } from 'drizzle-orm';
import type { Geometry } from 'geojson';
import type { AlarmFacts } from '@wuding/catalog';
import { sameAlarmMilliseconds, type AlarmKind, type AlarmSeverity, type AlarmState, type WatchedAlarmKind } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { geoJsonOf, labelPointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** An alarm of any kind. Instants UTC milliseconds. */
export interface AlarmEntry {
  /** `watch:7` or `duty:7`: by which of the two it is kept. */
  readonly key: string;
  readonly datasetId: number;
  readonly kind: AlarmKind;
  readonly subject: string;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly postId: number | null;
  readonly shiftId: number | null;
  readonly deviceId: number | null;
  readonly personId: number | null;
  /** Of a person's alarm only the names. */
  readonly facts: Partial<AlarmFacts> & Pick<AlarmFacts, 'placeName' | 'personName'>;
  readonly sinceAt: number;
  readonly raisedAt: number;
  readonly clearedAt: number | null;
  readonly repeatCount: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly note: string;
  readonly version: number;
  /** When it interrupted the duty officer; null = it has not, or is a notice. */
  readonly toldAt: number | null;
  /** When it began to wait for room in the budget of the hour; null = it never waited. */
  readonly heldAt: number | null;
  readonly escalatedAt: number | null;
  /** The last task sent because of it. */
  readonly taskId: number | null;
  readonly noteCount: number;
}

/** Whether it waits: only where it has not interrupted yet. */
export const isHeld = ({ toldAt, heldAt }: Pick<AlarmEntry, 'toldAt' | 'heldAt'>): boolean => toldAt === null && heldAt !== null;

const columns: SQL = sql`
  m.key, m.dataset_id::int as "datasetId", m.kind, m.subject, m.district_id::int as "districtId", d.name as "districtName", m.post_id::int as "postId", m.shift_id::int as "shiftId", m.device_id::int as "deviceId",
  m.person_id::int as "personId", m.facts, ${millisecondsOf(sql`m.since_at`)} as "sinceAt", ${millisecondsOf(sql`m.raised_at`)} as "raisedAt", ${millisecondsOf(sql`m.cleared_at`)} as "clearedAt",
  m.repeat_count::int as "repeatCount", ${millisecondsOf(sql`m.acknowledged_at`)} as "acknowledgedAt",
  m.acknowledged_by as "acknowledgedBy", m.note, m.version::int as version, ${millisecondsOf(sql`m.told_at`)} as "toldAt", ${millisecondsOf(sql`m.held_at`)} as "heldAt", ${millisecondsOf(sql`m.escalated_at`)} as "escalatedAt",
  (select max(k.id) from patrol_task k where k.alarm_key = m.key)::int as "taskId", (select count(*) from alarm_note o where o.alarm_key = m.key)::int as "noteCount"`;
const from: SQL = sql`alarm_entry m left join district d on d.id = m.district_id`;

export interface AlarmFilter {
  readonly datasetId: number;
  /** Neither cleared nor acknowledged. */
  readonly isOpen?: boolean | undefined;
  readonly state?: AlarmState | undefined;
  /** Whether it waits for room in the budget of the hour. */
  readonly isHeld?: boolean | undefined;
  /** As listed: with what waiting and escalation make of the kind's own; `of` says which kind has which. */
  readonly severity?: { readonly is: AlarmSeverity; readonly of: Readonly<Record<AlarmKind, AlarmSeverity>> } | undefined;
  /** null = every kind. */
  readonly kinds: readonly AlarmKind[] | null;
  /** With alarms of persons that the alarm of their empty post tells already. */
  readonly hasTold: boolean;
  readonly districtId?: number | undefined;
  /** Only alarms of these; undefined = wherever. */
  readonly ownDistrictIds?: readonly number[] | undefined;
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

const held: SQL = sql`(m.told_at is null and m.held_at is not null)`;
const textList = (values: readonly (string | number)[]): SQL => sql`(select value from jsonb_array_elements_text(${{ values }}::jsonb -> 'values'))`;

function matching(filter: AlarmFilter): SQL {
  const open = sql`(m.cleared_at is null and m.acknowledged_at is null)`, conditions = [sql`m.dataset_id = ${filter.datasetId}::int`];
  if (filter.isOpen !== undefined) conditions.push(filter.isOpen ? open : sql`not ${open}`);
  if (filter.state !== undefined) conditions.push({ open, acknowledged: sql`(m.cleared_at is null and m.acknowledged_at is not null)`, closed: sql`m.cleared_at is not null` }[filter.state]);
  if (filter.isHeld !== undefined) conditions.push(filter.isHeld ? held : sql`not ${held}`);
  if (filter.severity !== undefined) conditions.push(sql`case when ${held} then 'notice' when m.escalated_at is not null then 'urgent' else ${{ of: filter.severity.of }}::jsonb -> 'of' ->> m.kind end = ${filter.severity.is}`);
  if (!filter.hasTold) conditions.push(sql`m.under is null`);
  if (filter.kinds !== null) conditions.push(sql`m.kind in ${textList(filter.kinds)}`);
  if (filter.districtId !== undefined) conditions.push(sql`m.district_id = ${filter.districtId}::int`);
  if (filter.ownDistrictIds !== undefined) conditions.push(sql`m.district_id::text in ${textList(filter.ownDistrictIds)}`);
  if (filter.fromAt !== null) conditions.push(sql`m.raised_at >= ${instantAt(filter.fromAt)}`);
  if (filter.toAt !== null) conditions.push(sql`m.raised_at < ${instantAt(filter.toAt)}`);
  return sql.join(conditions, sql` and `);
}

export interface AlarmPage extends AlarmFilter {
  readonly isDescending: boolean;
  readonly limit: number;
  /** When the last of the page before was raised, UTC milliseconds, and its key. */
  readonly after: readonly [number, string] | null;
}

/** One page of alarms by when they were raised. */
export function listAlarmEntries(db: Database, page: AlarmPage): Promise<AlarmEntry[]> {
  const direction = page.isDescending ? sql`desc` : sql`asc`;
  const beyond = page.after === null ? sql`true` : sql`(m.raised_at, m.key collate "C") ${page.isDescending ? sql`<` : sql`>`} (${instantAt(page.after[0])}, ${page.after[1]}::text collate "C")`;
  return rowsOf<AlarmEntry>(db, sql`select ${columns} from ${from} where ${matching(page)} and ${beyond} order by m.raised_at ${direction}, m.key collate "C" ${direction} limit ${page.limit}::int`);
}

export async function countAlarmEntries(db: Database, filter: AlarmFilter): Promise<number> {
  const [row] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from ${from} where ${matching(filter)}`);
  return row?.total ?? 0;
}

/** Where an alarm is shown: at its post, or in the middle of its district as it lay when it was raised. */
export interface AlarmPlace {
  readonly of: 'post' | 'district';
  readonly shape: Geometry;
}

/** Places of some alarms by key; one of a post or district without a shape, or of neither, has none. */
export async function alarmPlaces(db: Database, entries: readonly AlarmEntry[]): Promise<Map<string, AlarmPlace>> {
  const asked = entries.map(({ key, postId, districtId, raisedAt }) => ({ key, post: postId, district: districtId, at: raisedAt / 1_000 }));
  const rows = await rowsOf<AlarmPlace & { key: string }>(db, sql`
    select n.key, case when p.shape is null then 'district' else 'post' end as of, coalesce(${geoJsonOf(sql`p.shape`)}, ${geoJsonOf(labelPointOf(sql`b.boundary`))}) as shape
    from jsonb_to_recordset(${{ asked }}::jsonb -> 'asked') as n (key text, post int, district int, at float8)
    left join post p on p.id = n.post left join district_boundary b on b.district_id = n.district and b.effective @> to_timestamp(n.at)
    where p.shape is not null or b.boundary is not null`);
  return new Map(rows.map(({ key, ...place }) => [key, place]));
}

export async function findAlarmEntry(db: Database, key: string): Promise<AlarmEntry | null> {
  const [row] = await rowsOf<AlarmEntry>(db, sql`select ${columns} from ${from} where m.key = ${key}`);
  return row ?? null;
}

/** Several alarms by key, by when they were raised. */
export const alarmEntriesOf = (db: Database, keys: readonly string[]): Promise<AlarmEntry[]> => rowsOf<AlarmEntry>(db, sql`
  select ${columns} from ${from} where m.key in ${textList(keys)} order by m.raised_at, m.key`);

/** Keys of every alarm of a dataset that is not over, first raised first. */
export const unsettledKeys = async (db: Database, datasetId: number): Promise<string[]> => (await rowsOf<{ key: string }>(db, sql`
  select m.key from alarm_entry m where m.dataset_id = ${datasetId}::int and m.cleared_at is null and m.under is null order by m.raised_at, m.key`)).map(({ key }) => key);

/** Says over the expected version that somebody answers for it; false when somebody else was first. */
export async function acknowledgeEntry(tx: Database, target: { key: string; version: number }, { at, by, note }: { at: number; by: string; note: string }): Promise<boolean> {
  const [sort, id] = target.key.split(':'), table = sql.identifier(sort === 'duty' ? 'duty_alarm' : 'alarm');
  const rows = await rowsOf(tx, sql`
    update ${table} set acknowledged_at = ${instantAt(at)}, acknowledged_by = ${by}, note = ${note}, version = version + 1 where id = ${Number(id)}::int and version = ${target.version}::int and acknowledged_at is null returning 1`);
  return rows.length === 1;
}

/** Alarms standing in every dataset, raised since an instant: what screens are told of. */
export const standingAlarms = (db: Database, since: number): Promise<AlarmEntry[]> => rowsOf<AlarmEntry>(db, sql`
  select ${columns} from ${from} where m.cleared_at is null and m.acknowledged_at is null and m.under is null and m.raised_at >= ${instantAt(since)} order by m.raised_at, m.key`);

/** What is so now of a place or a unit. */
export interface FoundAlarm {
  readonly kind: WatchedAlarmKind;
  readonly subject: string;
  readonly districtId: number | null;
  readonly postId: number | null;
  readonly shiftId: number | null;
  readonly deviceId: number | null;
  readonly facts: AlarmFacts;
}

const given = (found: readonly FoundAlarm[]): SQL => sql`jsonb_to_recordset(${{ found: found.map((one) => ({ ...one, sinceAt: one.facts.sinceAt })) }}::jsonb -> 'found')
  as i(kind text, subject text, "districtId" int, "postId" int, "shiftId" int, "deviceId" int, facts jsonb, "sinceAt" float8)`;
const standing = (datasetId: number): SQL => sql`m.dataset_id = ${datasetId}::int and m.cleared_at is null`;

/** What stands of the kinds that were looked for; the others stay as they are. */
const judged = (kinds: readonly WatchedAlarmKind[]): SQL => sql`m.kind in (select value from jsonb_array_elements_text(${{ kinds }}::jsonb -> 'kinds'))`;

/** Whether `bringAlarms` would change anything. */
export async function alarmsToBring(db: Database, { datasetId, kinds }: { datasetId: number; kinds: readonly WatchedAlarmKind[] }, found: readonly FoundAlarm[]): Promise<boolean> {
  const [row] = await rowsOf<{ differs: boolean }>(db, sql`
    select exists (select from ${given(found)} where not exists (select from alarm m where ${standing(datasetId)} and m.kind = i.kind and m.subject = i.subject))
      or exists (select from alarm m where ${standing(datasetId)} and ${judged(kinds)} and not exists (select from ${given(found)} where i.kind = m.kind and i.subject = m.subject)) as differs`);
  return row?.differs ?? false;
}

/** Raises what is found and does not stand, clears what stands of the kinds looked for and is not found. What was cleared a moment ago stands again instead of anew. */
export async function bringAlarms(tx: Database, { datasetId, at, kinds }: { datasetId: number; at: number; kinds: readonly WatchedAlarmKind[] }, found: readonly FoundAlarm[]): Promise<{ raisedCount: number; repeatedCount: number; clearedCount: number }> {
  const cleared = await rowsOf(tx, sql`
    update alarm m set cleared_at = greatest(${instantAt(at)}, m.raised_at), version = m.version + 1
    where ${standing(datasetId)} and ${judged(kinds)} and not exists (select from ${given(found)} where i.kind = m.kind and i.subject = m.subject) returning 1`);
  const repeated = await rowsOf(tx, sql`
    update alarm m set cleared_at = null, repeat_count = m.repeat_count + 1, version = m.version + 1 from ${given(found)}
    where m.dataset_id = ${datasetId}::int and m.kind = i.kind and m.subject = i.subject and m.id = (
      select max(l.id) from alarm l where l.dataset_id = m.dataset_id and l.kind = m.kind and l.subject = m.subject) and m.cleared_at > ${instantAt(at - sameAlarmMilliseconds)} returning 1`);
  const raised = await rowsOf(tx, sql`
    insert into alarm (dataset_id, kind, subject, district_id, post_id, shift_id, device_id, facts, since_at, raised_at)
    select ${datasetId}::int, i.kind, i.subject, i."districtId", i."postId", i."shiftId", i."deviceId", i.facts, to_timestamp(i."sinceAt" / 1000), ${instantAt(at)} from ${given(found)}
    on conflict (dataset_id, kind, subject) where cleared_at is null do nothing returning 1`);
  return { raisedCount: raised.length, repeatedCount: repeated.length, clearedCount: cleared.length };
}
