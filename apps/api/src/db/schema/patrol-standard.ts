import { integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { PatrolRequirement, SpotDose } from '@wuding/domain';
import { instant } from './foundation';

export const patrolStandard = pgTable('patrol_standard', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  version: integer('version').notNull(),
  effectiveFrom: instant('effective_from').notNull(),
  rules: jsonb('rules').$type<readonly PatrolRequirement[]>().notNull(),
  dose: jsonb('dose').$type<SpotDose>().notNull(),
  reason: text('reason').notNull(),
  decidedAt: instant('decided_at').notNull(),
  decidedBy: text('decided_by').notNull(),
}, (t) => [unique().on(t.datasetId, t.version)]);
