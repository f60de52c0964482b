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
