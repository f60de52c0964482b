import { boolean, doublePrecision, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { ControlClass, DistrictGrade, HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus, PlaceKind } from '@wuding/domain';
import { geometry } from '../spatial';
import { instant, instantRange, sequence } from './foundation';

export const district = pgTable('district', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  grade: text('grade').$type<DistrictGrade>().notNull().default('regular'),
  leaderAccountId: integer('leader_account_id'),
  plan: text('plan').notNull().default(''),
  version: integer('version').notNull().default(1),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code), unique().on(t.datasetId, t.name)]);

export const accountDistrict = pgTable('account_district', {
  accountId: integer('account_id').notNull(),
  districtId: integer('district_id').notNull(),
}, (t) => [primaryKey({ columns: [t.accountId, t.districtId] })]);

export const districtBoundary = pgTable('district_boundary', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  districtId: integer('district_id').notNull(),
  effective: instantRange('effective').notNull(),
  boundary: geometry('MultiPolygon')('boundary').notNull(),
  areaSquareMetres: doublePrecision('area_square_metres').notNull(),
});

export const place = pgTable('place', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  kind: text('kind').$type<PlaceKind>().notNull(),
  name: text('name').notNull(),
  address: text('address').notNull().default(''),
  position: geometry('Point')('position').notNull(),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const roadSegment = pgTable('road_segment', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull().default(''),
  controlClass: text('control_class').$type<ControlClass>().notNull(),
  isBridge: boolean('is_bridge').notNull().default(false),
  line: geometry('LineString')('line').notNull(),
  lengthMetres: doublePrecision('length_metres').notNull(),
  fromNode: text('from_node').notNull(),
  toNode: text('to_node').notNull(),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const incident = pgTable('incident', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  eventCodeId: integer('event_code_id').notNull(),
  position: geometry('Point')('position'),
  districtId: integer('district_id'),
  roadSegmentId: integer('road_segment_id'),
  occurredAt: instant('occurred_at').notNull(),
  closedAt: instant('closed_at'),
  status: text('status').$type<IncidentStatus>().notNull(),
  source: text('source').$type<IncidentSource>().notNull(),
  handlingMode: text('handling_mode').$type<HandlingMode>().notNull(),
  outcome: text('outcome').$type<IncidentOutcome>().notNull(),
  actorAccountId: integer('actor_account_id'),
  description: text('description').notNull().default(''),
  contentHash: text('content_hash').notNull(),
  version: integer('version').notNull().default(1),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);
