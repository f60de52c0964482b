import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { PostPlan, PostState, PostWhen } from '@wuding/domain';
import { geometry } from '../spatial';
import { instant, sequence } from './foundation';

/** One stop of a beat: a spot or a street segment, and how often it is to be seen per shift. */
export interface BeatStop {
  readonly kind: 'spot' | 'road-segment';
  readonly id: number;
  readonly name: string;
  readonly visitTarget: number;
}

export const post = pgTable('post', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  state: text('state').$type<PostState>().notNull().default('draft'),
  districtId: integer('district_id'),
  streetName: text('street_name').notNull().default(''),
  shape: geometry('Geometry')('shape'),
  radiusMetres: doublePrecision('radius_metres').notNull(),
  plan: jsonb('plan').$type<PostPlan>().notNull(),
  version: integer('version').notNull().default(1),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const postVersion = pgTable('post_version', {
  postId: integer('post_id').notNull(),
  version: integer('version').notNull(),
  at: instant('at').notNull(),
  actorName: text('actor_name').notNull(),
  action: text('action').notNull(),
  state: text('state').$type<PostState>().notNull(),
  reason: text('reason').notNull().default(''),
  name: text('name').notNull(),
  plan: jsonb('plan').$type<PostPlan>().notNull(),
}, (t) => [primaryKey({ columns: [t.postId, t.version] })]);

export const patrolBeat = pgTable('patrol_beat', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  districtId: integer('district_id'),
  isActive: boolean('is_active').notNull().default(true),
  stops: jsonb('stops').$type<readonly BeatStop[]>().notNull(),
  pattern: jsonb('pattern').$type<PostWhen>().notNull(),
  personCount: smallint('person_count').notNull(),
  certifiedCount: smallint('certified_count').notNull(),
  needsVehicle: boolean('needs_vehicle').notNull().default(false),
  version: integer('version').notNull().default(1),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);
