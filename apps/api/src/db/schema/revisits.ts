import { date, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { RevisitInterval } from '@wuding/domain';
import { instant } from './foundation';

export const revisitPlan = pgTable('revisit_plan', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  onDate: date('on_date').notNull(),
  seed: integer('seed').notNull(),
  fromAt: instant('from_at').notNull(),
  untilAt: instant('until_at').notNull(),
  departureCount: integer('departure_count').notNull(),
  intervals: jsonb('intervals').$type<readonly RevisitInterval[]>().notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: text('made_by').notNull(),
}, (t) => [unique().on(t.datasetId, t.onDate)]);

export const revisit = pgTable('revisit', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  planId: integer('plan_id').notNull(),
  spotId: integer('spot_id').notNull(),
  dueAt: instant('due_at').notNull(),
  kind: text('kind').$type<'due' | 'random'>().notNull(),
});
