import { bigint, boolean, date, doublePrecision, integer, pgTable, primaryKey, real, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { Datum } from '@wuding/geo';
import { instant, instantRange } from './foundation';

export const device = pgTable('device', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  personId: integer('person_id'),
  teamId: integer('team_id'),
  vehicleId: integer('vehicle_id'),
  datum: text('datum').$type<Datum>().notNull(),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
  lastAt: instant('last_at'),
  lastLng: doublePrecision('last_lng'),
  lastLat: doublePrecision('last_lat'),
  lastHeardAt: instant('last_heard_at'),
  isSimulated: boolean('is_simulated').notNull().default(false),
}, (t) => [unique().on(t.datasetId, t.name)]);

export const fix = pgTable('fix', {
  deviceId: integer('device_id').notNull(),
  deviceAt: instant('device_at').notNull(),
  takenAt: instant('taken_at').notNull(),
  receivedAt: instant('received_at').notNull(),
  lng: doublePrecision('lng').notNull(),
  lat: doublePrecision('lat').notNull(),
  accuracyMetres: real('accuracy_metres'),
  speedMps: real('speed_mps'),
  headingDegrees: real('heading_degrees'),
  marks: smallint('marks').notNull(),
}, (t) => [primaryKey({ columns: [t.deviceId, t.deviceAt] })]);

export const fixOffDuty = pgTable('fix_off_duty', {
  deviceId: integer('device_id').notNull(),
  deviceAt: instant('device_at').notNull(),
  receivedAt: instant('received_at').notNull(),
}, (t) => [primaryKey({ columns: [t.deviceId, t.deviceAt] })]);

export const fixBatch = pgTable('fix_batch', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  receivedAt: instant('received_at').notNull(),
  keptCount: integer('kept_count').notNull(),
  duplicateCount: integer('duplicate_count').notNull(),
  offDutyCount: integer('off_duty_count').notNull(),
  contentHash: text('content_hash').notNull(),
});

export const fixHold = pgTable('fix_hold', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  deviceId: integer('device_id'),
  held: instantRange('held').notNull(),
  reason: text('reason').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  liftedAt: instant('lifted_at'),
});

export const fixRetention = pgTable('fix_retention', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  ranAt: instant('ran_at').notNull(),
  beforeAt: instant('before_at').notNull(),
  removedCount: bigint('removed_count', { mode: 'number' }).notNull(),
  heldCount: bigint('held_count', { mode: 'number' }).notNull(),
});

export const trackDay = pgTable('track_day', {
  deviceId: integer('device_id').notNull(),
  day: date('day').notNull(),
  isSettled: boolean('is_settled').notNull(),
  changedAt: instant('changed_at').notNull(),
  settledAt: instant('settled_at'),
  isDatumSuspect: boolean('is_datum_suspect').notNull().default(false),
}, (t) => [primaryKey({ columns: [t.deviceId, t.day] })]);

export const trackLookup = pgTable('track_lookup', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  deviceId: integer('device_id').notNull(),
  personId: integer('person_id'),
  at: instant('at').notNull(),
  actorName: text('actor_name').notNull(),
  reason: text('reason').notNull(),
  fromAt: instant('from_at').notNull(),
  toAt: instant('to_at').notNull(),
  isExport: boolean('is_export').notNull().default(false),
});
