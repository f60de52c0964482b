import { sql, type SQL } from 'drizzle-orm';
import type { CheckInKind, CheckInSource, PlaceVerdict } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { checkIn, checkInPhoto, dutyPrompt } from '../db/schema';
import { fromGeoJson, latOf, lngOf, metresBetween, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** One check-in as kept. Instants UTC milliseconds. */
export interface CheckInRecord {
  readonly id: number;
  readonly shiftId: number;
  readonly personId: number;
  readonly personName: string;
  readonly kind: CheckInKind;
  readonly source: CheckInSource;
  readonly at: number;
  readonly receivedAt: number;
  readonly verdict: PlaceVerdict;
  readonly distanceMetres: number | null;
  readonly accuracyMetres: number | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly isClockSuspect: boolean;
  readonly hasPhoto: boolean;
  readonly reason: string;
}

const checkIns: SQL = sql`
  select c.id::int as id, c.shift_id::int as "shiftId", c.person_id::int as "personId", p.name as "personName", c.kind, c.source, ${millisecondsOf(sql`c.at`)} as at,
    ${millisecondsOf(sql`c.received_at`)} as "receivedAt", c.verdict, c.distance_metres::float8 as "distanceMetres", c.accuracy_metres::float8 as "accuracyMetres",
    ${lngOf(sql`c.position`)} as lng, ${latOf(sql`c.position`)} as lat, c.is_clock_suspect as "isClockSuspect",
    exists (select from check_in_photo f where f.check_in_id = c.id) as "hasPhoto", c.reason
  from check_in c join person p on p.id = c.person_id`;

export interface CheckInDraft {
  readonly datasetId: number;
  readonly shiftId: number;
  readonly personId: number;
  readonly kind: CheckInKind;
  readonly source: CheckInSource;
  readonly at: number;
  readonly deviceAt: number;
  readonly sentAt: number | null;
  readonly gpsAt: number | null;
  readonly receivedAt: number;
  readonly position: Position | null;
  readonly accuracyMetres: number | null;
  readonly distanceMetres: number | null;
  readonly verdict: PlaceVerdict;
  readonly isClockSuspect: boolean;
  readonly reason: string;
  readonly promptId: number | null;
  readonly actorAccountId: number | null;
}

/** Keeps a check-in, unless the same tap is kept already. @returns its id */
export async function keepCheckIn(tx: Database, draft: CheckInDraft, photo: Uint8Array | null): Promise<{ id: number; isNew: boolean }> {
  const [known] = await rowsOf<{ id: number }>(tx, sql`
    select id::int as id from check_in where shift_id = ${draft.shiftId}::int and person_id = ${draft.personId}::int and kind = ${draft.kind} and device_at = ${instantAt(draft.deviceAt)}`);
  if (known !== undefined) return { id: known.id, isNew: false };
  const { position, ...rest } = draft;
  const rows = await tx.insert(checkIn).values({
    ...rest, at: new Date(draft.at), deviceAt: new Date(draft.deviceAt), sentAt: draft.sentAt === null ? null : new Date(draft.sentAt), gpsAt: draft.gpsAt === null ? null : new Date(draft.gpsAt),
    receivedAt: new Date(draft.receivedAt), position: position === null ? null : (fromGeoJson({ type: 'Point', coordinates: [...position] }) as never),
  }).returning({ id: checkIn.id });
  const id = rows[0]?.id ?? 0;
  if (photo !== null) await tx.insert(checkInPhoto).values({ checkInId: id, media: 'image/jpeg', bytes: photo });
  return { id, isNew: true };
}

export const findCheckIns = (db: Database, ids: readonly number[]): Promise<CheckInRecord[]> => rowsOf<CheckInRecord>(db, sql`
  ${checkIns} where c.id in (select value::int from jsonb_array_elements_text(${{ ids }}::jsonb -> 'ids')) order by c.id`);

/** The photo of a check-in; null = there is none. */
export async function findPhoto(db: Database, checkInId: number): Promise<{ media: string; bytes: Uint8Array } | null> {
  const [row] = await db.select({ media: checkInPhoto.media, bytes: checkInPhoto.bytes }).from(checkInPhoto).where(sql`${checkInPhoto.checkInId} = ${checkInId}::int`);
  return row ?? null;
}

/** All that is known of people on some shifts, in order of time. */
export const evidenceOf = (db: Database, shiftIds: readonly number[]): Promise<CheckInRecord[]> => rowsOf<CheckInRecord>(db, sql`
  ${checkIns} where c.shift_id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds')) order by c.at, c.id`);

export interface CheckInsQuery {
  readonly datasetId: number;
  readonly shiftId?: number | undefined;
  readonly personId?: number | undefined;
  readonly districtId?: number | undefined;
  readonly verdict?: PlaceVerdict | undefined;
  readonly fromAt: number | null;
  readonly toAt: number | null;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
}

/** One page of a dataset's check-ins by time. */
export async function listCheckIns(db: Database, query: CheckInsQuery): Promise<{ items: CheckInRecord[]; total: number }> {
  const conditions = [sql`c.dataset_id = ${query.datasetId}::int`];
  if (query.shiftId !== undefined) conditions.push(sql`c.shift_id = ${query.shiftId}::int`);
  if (query.personId !== undefined) conditions.push(sql`c.person_id = ${query.personId}::int`);
  if (query.districtId !== undefined) conditions.push(sql`exists (select from duty_shift s left join post q on q.id = s.post_id left join patrol_beat b on b.id = s.beat_id where s.id = c.shift_id and coalesce(q.district_id, b.district_id) = ${query.districtId}::int)`);
  if (query.verdict !== undefined) conditions.push(sql`c.verdict = ${query.verdict}`);
  if (query.fromAt !== null) conditions.push(sql`c.at >= ${instantAt(query.fromAt)}`);
  if (query.toAt !== null) conditions.push(sql`c.at < ${instantAt(query.toAt)}`);
  const matching = sql.join(conditions, sql` and `), direction = query.isDescending ? sql`desc` : sql`asc`;
  const beyond = query.after === null ? sql`true` : sql`(c.at, c.id) ${query.isDescending ? sql`<` : sql`>`} (${instantAt(Number(query.after[0]))}, ${query.after[1]}::int)`;
  const items = await rowsOf<CheckInRecord>(db, sql`${checkIns} where ${matching} and ${beyond} order by c.at ${direction}, c.id ${direction} limit ${query.limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from check_in c where ${matching}`);
  return { items, total: counted?.total ?? 0 };
}

/** What a shift is called by. */
export interface ShiftName {
  readonly shiftId: number;
  readonly placeName: string;
  readonly shiftName: string;
  /** UTC milliseconds. */
  readonly startAt: number;
}
export const namesOfShifts = (db: Database, shiftIds: readonly number[]): Promise<ShiftName[]> => rowsOf<ShiftName>(db, sql`
  select s.id::int as "shiftId", coalesce(p.name, b.name) as "placeName", s.name as "shiftName", ${millisecondsOf(sql`s.start_at`)} as "startAt"
  from duty_shift s left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id
  where s.id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds'))`);

/** Metres from a position to where a shift is stood: to the post, or to the nearest stop of the beat; null = it is drawn nowhere. */
export async function metresToShift(db: Database, shiftId: number, position: Position): Promise<number | null> {
  const point = pointAt(position[0], position[1]);
  const [row] = await rowsOf<{ metres: number | null }>(db, sql`
    select coalesce(${metresBetween(sql`p.shape`, point)}, (
      select min(${metresBetween(sql`coalesce(o.position, g.line)`, point)}) from jsonb_array_elements(b.stops) stop
      left join spot o on stop ->> 'kind' = 'spot' and o.id = (stop ->> 'id')::int left join road_segment g on stop ->> 'kind' = 'road-segment' and g.id = (stop ->> 'id')::int))::float8 as metres
    from duty_shift s left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id where s.id = ${shiftId}::int`);
  return row?.metres ?? null;
}

export interface PromptRecord {
  readonly id: number;
  readonly shiftId: number;
  readonly personId: number;
  /** UTC milliseconds. */
  readonly askedAt: number;
  readonly answeredAt: number | null;
}

const prompts: SQL = sql`select id::int as id, shift_id::int as "shiftId", person_id::int as "personId", ${millisecondsOf(sql`asked_at`)} as "askedAt", ${millisecondsOf(sql`answered_at`)} as "answeredAt" from duty_prompt`;

export async function findPrompt(db: Database, id: number): Promise<PromptRecord | null> {
  const [row] = await rowsOf<PromptRecord>(db, sql`${prompts} where id = ${id}::int`);
  return row ?? null;
}

/** Prompts of some shifts asked by an instant. */
export const promptsOf = (db: Database, shiftIds: readonly number[], at: number): Promise<PromptRecord[]> => rowsOf<PromptRecord>(db, sql`
  ${prompts} where asked_at <= ${instantAt(at)} and shift_id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds')) order by asked_at`);

/** Lays prompts for a person on a shift who has none yet. */
export async function layPrompts(tx: Database, { shiftId, personId, askedAt }: { shiftId: number; personId: number; askedAt: readonly number[] }): Promise<void> {
  const [known] = await rowsOf(tx, sql`select 1 from duty_prompt where shift_id = ${shiftId}::int and person_id = ${personId}::int limit 1`);
  if (known !== undefined || askedAt.length === 0) return;
  await tx.insert(dutyPrompt).values(askedAt.map((at) => ({ shiftId, personId, askedAt: new Date(at) }))).onConflictDoNothing();
}

/** Asks now; null = this very moment was asked already. */
export async function addPrompt(tx: Database, { shiftId, personId, askedAt }: { shiftId: number; personId: number; askedAt: number }): Promise<number | null> {
  const rows = await tx.insert(dutyPrompt).values({ shiftId, personId, askedAt: new Date(askedAt) }).onConflictDoNothing().returning({ id: dutyPrompt.id });
  return rows[0]?.id ?? null;
}

export async function answerPrompt(tx: Database, id: number, at: number): Promise<void> {
  await tx.update(dutyPrompt).set({ answeredAt: new Date(at) }).where(sql`${dutyPrompt.id} = ${id}`);
}
