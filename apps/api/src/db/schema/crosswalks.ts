import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CodeRelation } from '@wuding/domain';
import { instant, instantRange } from './foundation';

export const crosswalk = pgTable('crosswalk', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  fromCodeSetId: integer('from_code_set_id').notNull(),
  toCodeSetId: integer('to_code_set_id').notNull(),
  version: integer('version').notNull().default(0),
  publishedNumber: integer('published_number').notNull().default(0),
  hasDraft: boolean('has_draft').notNull().default(false),
});

export const crosswalkEdition = pgTable('crosswalk_edition', {
  crosswalkId: integer('crosswalk_id').notNull(),
  number: integer('number').notNull(),
  publishedAt: instant('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
  undoesNumber: integer('undoes_number'),
  note: text('note').notNull().default(''),
}, (t) => [primaryKey({ columns: [t.crosswalkId, t.number] })]);

export const crosswalkEntry = pgTable('crosswalk_entry', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  crosswalkId: integer('crosswalk_id').notNull(),
  number: integer('number').notNull(),
  fromCodeId: integer('from_code_id').notNull(),
  toCodeId: integer('to_code_id'),
  reportCategoryId: integer('report_category_id'),
  relation: text('relation').$type<CodeRelation>().notNull(),
  effective: instantRange('effective').notNull().default('(,)'),
  note: text('note').notNull().default(''),
});
