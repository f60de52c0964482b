import { sql } from 'drizzle-orm';
import { copyLine } from '../db/copy';
import { attachDays } from '../db/day-partition';
import { instantAt } from '../db/instant';
import { fixBatch, fixRetention } from '../db/schema';
import { rowsOf, type Database, type Store } from '../db/store';

/** A position as kept. Instants UTC milliseconds, WGS-84 degrees. */
export interface KeptFix {
  readonly deviceId: number;
  readonly deviceAt: number;
  readonly takenAt: number;
  readonly receivedAt: number;
  readonly lng: number;
  readonly lat: number;
  readonly accuracyMetres: number | null;
  readonly speedMetresPerSecond: number | null;
  readonly headingDegrees: number | null;
  /** Bits of `fixMarks`. */
  readonly marks: number;
}

const dayMilliseconds = 86_400_000;
const columns = ['device_id', 'device_at', 'taken_at', 'received_at', 'lng', 'lat', 'accuracy_metres', 'speed_mps', 'heading_degrees', 'marks'] as const;
/** Days ahead and back that get a partition of their own; other device times go to `fix_other`. */
const partitionedDays = { back: 95, ahead: 1 } as const;
/** A number of this program's own, so that two servers do not write the same position at once. */
const writerLock = 7_310_021;

/** One writer at a time, until the transaction ends. */
export const lockFixes = async (tx: Database): Promise<void> => void (await rowsOf(tx, sql`select pg_advisory_xact_lock(${writerLock}::bigint)`));

export interface FixKey {
  readonly deviceId: number;
  readonly deviceAt: number;
}

/** UTC day of an instant, counted from 1970. */
const dayOf = (at: number): number => Math.floor(at / dayMilliseconds);
const partitionOf = (day: number): string => `fix_${new Date(day * dayMilliseconds).toISOString().slice(0, 10).replaceAll('-', '')}`;

/** Positions by the table they belong to, which is made when it is not there. */
export async function byPartition<Fix extends FixKey>(tx: Database, fixes: readonly Fix[], now: number): Promise<Map<string, Fix[]>> {
  const today = dayOf(now), byTable = new Map<string, Fix[]>();
  for (const fix of fixes) {
    const day = dayOf(fix.deviceAt);
    const table = day >= today - partitionedDays.back && day <= today + partitionedDays.ahead ? partitionOf(day) : 'fix_other';
    const list = byTable.get(table);
    if (list === undefined) byTable.set(table, [fix]);
    else list.push(fix);
  }
  for (const [table, [first]] of byTable) if (table !== 'fix_other') await ensurePartition(tx, table, dayOf(first!.deviceAt));
  return byTable;
}

/** Makes the table of a day; what lies of that day in `fix_other` moves into it before it is attached. */
async function ensurePartition(tx: Database, table: string, day: number): Promise<void> {
  const [found] = await rowsOf<{ isThere: boolean }>(tx, sql`select to_regclass(${table}::text) is not null as "isThere"`);
  if (found?.isThere === true) return;
  const name = sql.identifier(table), from = instantText(day), to = instantText(day + 1);
  await tx.execute(sql`create table ${name} (like fix including defaults including constraints)`);
  await tx.execute(sql`alter table ${name} add primary key (device_id, device_at)`);
  await tx.execute(sql`
    with moved as (delete from fix_other where device_at >= ${from}::timestamptz and device_at < ${to}::timestamptz returning *)
    insert into ${name} select * from moved`);
  await tx.execute(attachDays({ parent: 'fix', table, fromDay: from, toDay: to }));
}

const instantText = (day: number): string => `${new Date(day * dayMilliseconds).toISOString().slice(0, 10)} 00:00:00+00`;

/** Which of some positions are there already, as `deviceId:deviceAt`. Devices that have none in the time of theirs, as nearly all, are not looked at position by position. */
export async function knownFixes(tx: Database, table: string, fixes: readonly FixKey[]): Promise<Set<string>> {
  const spans = new Map<number, { device_id: number; first: number; last: number }>();
  for (const { deviceId, deviceAt } of fixes) {
    const span = spans.get(deviceId);
    if (span === undefined) spans.set(deviceId, { device_id: deviceId, first: deviceAt, last: deviceAt });
    else [span.first, span.last] = [Math.min(span.first, deviceAt), Math.max(span.last, deviceAt)];
  }
  if (spans.size === 0) return new Set();
  const met = new Set((await rowsOf<{ deviceId: number }>(tx, sql`
    select k.device_id::int as "deviceId" from jsonb_to_recordset(${{ spans: [...spans.values()] }}::jsonb -> 'spans') as k (device_id int, first float8, last float8)
    where exists (select from ${sql.identifier(table)} f where f.device_id = k.device_id and f.device_at >= to_timestamp(k.first / 1000) and f.device_at <= to_timestamp(k.last / 1000))`)).map(({ deviceId }) => deviceId));
  const keys = fixes.filter(({ deviceId }) => met.has(deviceId)).map(({ deviceId, deviceAt }) => ({ device_id: deviceId, at: deviceAt }));
  if (keys.length === 0) return new Set();
  const rows = await rowsOf<{ deviceId: number; deviceAt: number }>(tx, sql`
    select k.device_id::int as "deviceId", k.at::float8 as "deviceAt"
    from jsonb_to_recordset(${{ keys }}::jsonb -> 'keys') as k (device_id int, at float8)
    join ${sql.identifier(table)} f on f.device_id = k.device_id and f.device_at = to_timestamp(k.at / 1000)`);
  return new Set(rows.map(({ deviceId, deviceAt }) => keyOfFix({ deviceId, deviceAt })));
}

export const keyOfFix = ({ deviceId, deviceAt }: FixKey): string => `${deviceId}:${deviceAt}`;

/** Writes positions that are not there yet straight into their table by COPY. */
export const copyFixes = (store: Store, tx: Database, table: string, fixes: readonly KeptFix[]): Promise<number> =>
  store.copyIn(tx, table, columns, fixes.map((fix) => copyLine([
    fix.deviceId, new Date(fix.deviceAt), new Date(fix.takenAt), new Date(fix.receivedAt), fix.lng, fix.lat, fix.accuracyMetres, fix.speedMetresPerSecond, fix.headingDegrees, fix.marks,
  ])));

/** Counts positions sent outside duty. @returns how many were not counted before */
export async function countOffDuty(tx: Database, fixes: readonly FixKey[], receivedAt: number): Promise<number> {
  if (fixes.length === 0) return 0;
  const keys = fixes.map(({ deviceId, deviceAt }) => ({ device_id: deviceId, at: deviceAt }));
  const rows = await rowsOf(tx, sql`
    insert into fix_off_duty (device_id, device_at, received_at)
    select distinct k.device_id, to_timestamp(k.at / 1000), ${instantAt(receivedAt)} from jsonb_to_recordset(${{ keys }}::jsonb -> 'keys') as k (device_id int, at float8)
    on conflict do nothing returning 1`);
  return rows.length;
}

export interface FixBatch {
  readonly receivedAt: number;
  readonly keptCount: number;
  readonly duplicateCount: number;
  readonly offDutyCount: number;
  readonly contentHash: string;
}
export const noteFixBatch = async (tx: Database, { receivedAt, ...batch }: FixBatch): Promise<void> => void (await tx.insert(fixBatch).values({ ...batch, receivedAt: new Date(receivedAt) }));

export interface RetentionOutcome {
  readonly removedCount: number;
  readonly heldCount: number;
}

const isHeld = sql`exists (select from fix_hold h where h.lifted_at is null and h.held @> f.taken_at and (h.device_id is null or h.device_id = f.device_id))`;

/** Removes what was taken before an instant and is not held, and the tables of whole days that became empty; notes it. */
export async function removeOldFixes(tx: Database, { beforeAt, ranAt }: { beforeAt: number; ranAt: number }): Promise<RetentionOutcome> {
  const [removed] = await rowsOf<{ count: number }>(tx, sql`
    with gone as (delete from fix f where f.taken_at < ${instantAt(beforeAt)} and not ${isHeld} returning 1) select count(*)::int as count from gone`);
  const [held] = await rowsOf<{ count: number }>(tx, sql`select count(*)::int as count from fix f where f.taken_at < ${instantAt(beforeAt)}`);
  await rowsOf(tx, sql`delete from fix_off_duty where received_at < ${instantAt(beforeAt)} returning 1`);
  for (const { name } of await oldPartitions(tx, beforeAt)) {
    const [row] = await rowsOf(tx, sql`select 1 from ${sql.identifier(name)} limit 1`);
    if (row === undefined) await tx.execute(sql`drop table ${sql.identifier(name)}`);
  }
  const outcome = { removedCount: removed?.count ?? 0, heldCount: held?.count ?? 0 };
  await tx.insert(fixRetention).values({ ...outcome, ranAt: new Date(ranAt), beforeAt: new Date(beforeAt) });
  return outcome;
}

const oldPartitions = (tx: Database, beforeAt: number): Promise<{ name: string }[]> => rowsOf<{ name: string }>(tx, sql`
  select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'fix'::regclass and c.relname ~ '^fix_[0-9]{8}$' and c.relname < ${partitionOf(dayOf(beforeAt))} order by c.relname`);
