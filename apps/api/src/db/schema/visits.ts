import { bigint, boolean, integer, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { geometry } from '../spatial';
import { instant } from './foundation';

export const spot = pgTable('spot', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  position: geometry('Point')('position').notNull(),
  roadSegmentId: integer('road_segment_id'),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const visit = pgTable('visit', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  unit: text('unit').notNull(),
  mode: text('mode').$type<'foot' | 'vehicle'>().notNull(),
  spotId: integer('spot_id'),
  roadSegmentId: integer('road_segment_id'),
  enteredAt: instant('entered_at').notNull(),
  leftAt: instant('left_at').notNull(),
  isRandom: boolean('is_random').notNull(),
  noticedCount: smallint('noticed_count').notNull(),
  hasClearCheck: boolean('has_clear_check').notNull(),
  deviceId: integer('device_id'),
  postId: integer('post_id'),
  direction: smallint('direction').notNull().default(0),
});

export const visitHour = pgTable('visit_hour', {
  datasetId: integer('dataset_id').notNull(),
  hour: integer('hour').notNull(),
  mark: uuid('mark').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.hour] })]);
