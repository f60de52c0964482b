import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { geometry } from '../spatial';
import { instant } from './foundation';

export const savedView = pgTable('saved_view', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  ownerAccountId: integer('owner_account_id').notNull(),
  name: text('name').notNull(),
  query: text('query').notNull(),
  isShared: boolean('is_shared').notNull().default(false),
  savedAt: instant('saved_at').notNull(),
  removedAt: instant('removed_at'),
  version: integer('version').notNull().default(1),
});

export const mapAnnotation = pgTable('map_annotation', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  ownerAccountId: integer('owner_account_id').notNull(),
  body: text('body').notNull(),
  shape: geometry('Geometry')('shape').notNull(),
  isShared: boolean('is_shared').notNull().default(false),
  writtenAt: instant('written_at').notNull(),
  removedAt: instant('removed_at'),
  version: integer('version').notNull().default(1),
});
