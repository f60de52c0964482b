import { boolean, date, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { RosterRuleId } from '@wuding/domain';
import { instant, instantRange, sequence } from './foundation';

/** Why a soft rule was overruled. */
export interface OverruleReason {
  readonly rule: RosterRuleId;
  readonly reason: string;
}

/** One step of a draft as it is kept for undoing. */
export type RosterStep =
  | { readonly op: 'assign'; readonly shiftId: number; readonly personId: number; readonly vehicleId: number | null; readonly reasons: readonly OverruleReason[] }
  | { readonly op: 'unassign'; readonly shiftId: number; readonly personId: number };

/** Who stands where, by place, weekday (0 = Monday) and minute of the day. */
export interface TemplateEntry {
  readonly place: string;
  readonly weekday: number;
  readonly startMinute: number;
  readonly personId: number;
  readonly vehicleId: number | null;
}

export const roster = pgTable('roster', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  weekOn: date('week_on').notNull(),
  version: integer('version').notNull().default(1),
  publishedVersion: integer('published_version'),
  publishedAt: instant('published_at'),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.weekOn)]);

export const dutyShift = pgTable('duty_shift', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  rosterId: integer('roster_id').notNull(),
  postId: integer('post_id'),
  beatId: integer('beat_id'),
  name: text('name').notNull(),
  startAt: instant('start_at').notNull(),
  endAt: instant('end_at').notNull(),
  arriveAt: instant('arrive_at').notNull(),
  leaveAt: instant('leave_at').notNull(),
  personCount: smallint('person_count').notNull(),
  certifiedCount: smallint('certified_count').notNull(),
  needsVehicle: boolean('needs_vehicle').notNull(),
}, (t) => [unique().on(t.postId, t.startAt), unique().on(t.beatId, t.startAt)]);

export const dutyAssignment = pgTable('duty_assignment', {
  shiftId: integer('shift_id').notNull(),
  personId: integer('person_id').notNull(),
  vehicleId: integer('vehicle_id'),
  duty: instantRange('duty').notNull(),
  reasons: jsonb('reasons').$type<readonly OverruleReason[]>().notNull().default([]),
}, (t) => [primaryKey({ columns: [t.shiftId, t.personId] })]);

export const publishedAssignment = pgTable('published_assignment', {
  shiftId: integer('shift_id').notNull(),
  personId: integer('person_id').notNull(),
  vehicleId: integer('vehicle_id'),
  duty: instantRange('duty').notNull(),
  relievesPersonId: integer('relieves_person_id'),
}, (t) => [primaryKey({ columns: [t.shiftId, t.personId] })]);

export const rosterChange = pgTable('roster_change', {
  rosterId: integer('roster_id').notNull(),
  seq: integer('seq').notNull(),
  at: instant('at').notNull(),
  actorAccountId: integer('actor_account_id'),
  actorName: text('actor_name').notNull(),
  note: text('note').notNull(),
  forward: jsonb('forward').$type<readonly RosterStep[]>().notNull(),
  inverse: jsonb('inverse').$type<readonly RosterStep[]>().notNull(),
  isUndone: boolean('is_undone').notNull().default(false),
}, (t) => [primaryKey({ columns: [t.rosterId, t.seq] })]);

export const rosterTemplate = pgTable('roster_template', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  entries: jsonb('entries').$type<readonly TemplateEntry[]>().notNull(),
  createdAt: instant('created_at').notNull(),
}, (t) => [unique().on(t.datasetId, t.name)]);
