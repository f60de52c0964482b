import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { AlarmKind, AlarmSeverity } from '@wuding/domain';
import { instant } from './foundation';

export const alarm = pgTable('alarm', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  kind: text('kind').$type<AlarmKind>().notNull(),
  subject: text('subject').notNull(),
  districtId: integer('district_id'),
  postId: integer('post_id'),
  shiftId: integer('shift_id'),
  deviceId: integer('device_id'),
  facts: jsonb('facts').notNull(),
  sinceAt: instant('since_at').notNull(),
  raisedAt: instant('raised_at').notNull(),
  clearedAt: instant('cleared_at'),
  repeatCount: integer('repeat_count').notNull().default(0),
  acknowledgedAt: instant('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
  note: text('note').notNull().default(''),
  version: integer('version').notNull().default(1),
});

export const alarmRule = pgTable('alarm_rule', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  kind: text('kind').$type<AlarmKind>().notNull(),
  districtId: integer('district_id'),
  severity: text('severity').$type<AlarmSeverity>(),
  limitMinutes: integer('limit_minutes'),
  isOn: boolean('is_on').notNull(),
  version: integer('version').notNull(),
});

export const alarmAttention = pgTable('alarm_attention', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  alarmKey: text('alarm_key').notNull(),
  toldAt: instant('told_at'),
  heldAt: instant('held_at'),
  escalatedAt: instant('escalated_at'),
});

export const alarmNote = pgTable('alarm_note', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  alarmKey: text('alarm_key').notNull(),
  at: instant('at').notNull(),
  byName: text('by_name').notNull(),
  body: text('body').notNull(),
});

export const alarmHandover = pgTable('alarm_handover', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  givenBy: text('given_by').notNull(),
  givenAt: instant('given_at').notNull(),
  note: text('note').notNull(),
  alarmKeys: jsonb('alarm_keys').notNull(),
  acceptedBy: text('accepted_by'),
  acceptedAt: instant('accepted_at'),
  withdrawnAt: instant('withdrawn_at'),
  version: integer('version').notNull().default(1),
});

export const alarmPolicy = pgTable('alarm_policy', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  perHour: integer('per_hour').notNull(),
  urgentMinutes: integer('urgent_minutes'),
  warningMinutes: integer('warning_minutes'),
  version: integer('version').notNull(),
});
