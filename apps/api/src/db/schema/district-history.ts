import { date, doublePrecision, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { DistrictGrade } from '@wuding/domain';
import { geometry } from '../spatial';
import { instant } from './foundation';

export const districtPlan = pgTable('district_plan', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  districtId: integer('district_id').notNull(),
  number: integer('number').notNull(),
  text: text('text').notNull(),
  reviewOn: date('review_on'),
  authorAccountId: integer('author_account_id'),
  authorName: text('author_name'),
  writtenAt: instant('written_at'),
}, (t) => [unique().on(t.districtId, t.number)]);

export const districtGrade = pgTable('district_grade', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  districtId: integer('district_id').notNull(),
  grade: text('grade').$type<DistrictGrade>().notNull(),
  reason: text('reason').notNull().default(''),
  authorAccountId: integer('author_account_id'),
  authorName: text('author_name'),
  decidedAt: instant('decided_at'),
});

export const districtLeader = pgTable('district_leader', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  districtId: integer('district_id').notNull(),
  leaderAccountId: integer('leader_account_id'),
  authorAccountId: integer('author_account_id'),
  authorName: text('author_name'),
  assignedAt: instant('assigned_at'),
});

export const districtRedraw = pgTable('district_redraw', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  districtId: integer('district_id').notNull(),
  boundaryId: integer('boundary_id'),
  effectiveFrom: instant('effective_from').notNull(),
  boundary: geometry('MultiPolygon')('boundary').notNull(),
  areaSquareMetres: doublePrecision('area_square_metres').notNull(),
  reason: text('reason').notNull(),
  movedCount: integer('moved_count').notNull(),
  authorAccountId: integer('author_account_id'),
  authorName: text('author_name').notNull(),
  drawnAt: instant('drawn_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnByName: text('withdrawn_by_name'),
  withdrawalReason: text('withdrawal_reason'),
});
