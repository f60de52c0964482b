import { bigint, date, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { LeaveKind, PersonKind, TeamKind } from '@wuding/domain';
import { instantRange } from './foundation';

export const person = pgTable('person', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<PersonKind>().notNull(),
  phone: text('phone').notNull().default(''),
  accountId: integer('account_id').unique(),
  skills: text('skills').array().notNull().default([]),
  joinedOn: date('joined_on'),
  leftOn: date('left_on'),
  version: integer('version').notNull().default(1),
  changeSeq: bigint('change_seq', { mode: 'number' }).notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const certificate = pgTable('certificate', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  personId: integer('person_id').notNull(),
  number: text('number').notNull().unique(),
  validFrom: date('valid_from').notNull(),
  validUntil: date('valid_until').notNull(),
});

export const personLeave = pgTable('person_leave', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  personId: integer('person_id').notNull(),
  kind: text('kind').$type<LeaveKind>().notNull(),
  away: instantRange('away').notNull(),
  note: text('note').notNull().default(''),
});

export const team = pgTable('team', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<TeamKind>().notNull(),
  version: integer('version').notNull().default(1),
}, (t) => [unique().on(t.datasetId, t.name)]);

export const teamMember = pgTable('team_member', {
  teamId: integer('team_id').notNull(),
  personId: integer('person_id').notNull(),
}, (t) => [primaryKey({ columns: [t.teamId, t.personId] })]);

export const vehicle = pgTable('vehicle', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  plate: text('plate').notNull(),
  name: text('name').notNull().default(''),
  seatCount: smallint('seat_count').notNull(),
  retiredOn: date('retired_on'),
  version: integer('version').notNull().default(1),
}, (t) => [unique().on(t.datasetId, t.plate)]);

export const vehicleAbsence = pgTable('vehicle_absence', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  vehicleId: integer('vehicle_id').notNull(),
  away: instantRange('away').notNull(),
  note: text('note').notNull().default(''),
});

export const workingTimeScheme = pgTable('working_time_scheme', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  approvalNumber: text('approval_number').notNull(),
  approvedBy: text('approved_by').notNull(),
  covers: text('covers').$type<PersonKind | 'all'>().notNull(),
  validFrom: date('valid_from').notNull(),
  validUntil: date('valid_until').notNull(),
}, (t) => [unique().on(t.datasetId, t.approvalNumber)]);
