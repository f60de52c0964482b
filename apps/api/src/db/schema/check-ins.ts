import { sql, type SQL } from 'drizzle-orm';
import { boolean, customType, doublePrecision, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { AlarmingState, CheckInKind, CheckInSource, PlaceVerdict } from '@wuding/domain';
import { geometry } from '../spatial';
import { instant } from './foundation';

/** Travels as base64 text and is decoded by the store: the two drivers disagree on how bytes are handed over. */
const bytes = customType<{ data: Uint8Array; driverData: string }>({
  dataType: () => 'bytea',
  toDriver: (value): SQL => sql`decode(${Buffer.from(value).toString('base64')}::text, 'base64')`,
});

export const dutyPrompt = pgTable('duty_prompt', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  shiftId: integer('shift_id').notNull(),
  personId: integer('person_id').notNull(),
  askedAt: instant('asked_at').notNull(),
  answeredAt: instant('answered_at'),
}, (t) => [unique().on(t.shiftId, t.personId, t.askedAt)]);

export const checkIn = pgTable('check_in', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  shiftId: integer('shift_id').notNull(),
  personId: integer('person_id').notNull(),
  kind: text('kind').$type<CheckInKind>().notNull(),
  source: text('source').$type<CheckInSource>().notNull(),
  at: instant('at').notNull(),
  deviceAt: instant('device_at').notNull(),
  sentAt: instant('sent_at'),
  gpsAt: instant('gps_at'),
  receivedAt: instant('received_at').notNull(),
  position: geometry('Point')('position'),
  accuracyMetres: doublePrecision('accuracy_metres'),
  distanceMetres: doublePrecision('distance_metres'),
  verdict: text('verdict').$type<PlaceVerdict>().notNull(),
  isClockSuspect: boolean('is_clock_suspect').notNull(),
  reason: text('reason').notNull().default(''),
  promptId: integer('prompt_id'),
  actorAccountId: integer('actor_account_id'),
});

export const checkInPhoto = pgTable('check_in_photo', {
  checkInId: integer('check_in_id').primaryKey(),
  media: text('media').notNull(),
  bytes: bytes('bytes').notNull(),
});

export const dutyTick = pgTable('duty_tick', {
  shiftId: integer('shift_id').notNull(),
  line: text('line').notNull(),
  isDone: boolean('is_done').notNull(),
  at: instant('at').notNull(),
  personId: integer('person_id').notNull(),
}, (t) => [primaryKey({ columns: [t.shiftId, t.line] })]);

export const dutyAlarm = pgTable('duty_alarm', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  shiftId: integer('shift_id').notNull(),
  personId: integer('person_id').notNull(),
  kind: text('kind').$type<AlarmingState>().notNull(),
  raisedAt: instant('raised_at').notNull(),
  endedAt: instant('ended_at'),
  acknowledgedAt: instant('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
  note: text('note').notNull().default(''),
  version: integer('version').notNull().default(1),
}, (t) => [unique().on(t.shiftId, t.personId, t.kind, t.raisedAt)]);
