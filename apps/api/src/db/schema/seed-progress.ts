import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './foundation';

export const seedProgress = pgTable('seed_progress', {
  datasetId: integer('dataset_id').notNull(),
  town: text('town').notNull(),
  part: text('part').$type<'records' | 'visits'>().notNull(),
  untilAt: instant('until_at').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.town, t.part] })]);

export const seedDuty = pgTable('seed_duty', {
  datasetId: integer('dataset_id').notNull(),
  town: text('town').notNull(),
  untilAt: instant('until_at').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.town] })]);

export const seedDutyWeek = pgTable('seed_duty_week', {
  datasetId: integer('dataset_id').notNull(),
  town: text('town').notNull(),
  weekOn: date('week_on').notNull(),
  untilAt: instant('until_at').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.town, t.weekOn] })]);

export const seedTrackDay = pgTable('seed_track_day', {
  datasetId: integer('dataset_id').notNull(),
  day: date('day').notNull(),
  untilAt: instant('until_at').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.day] })]);
