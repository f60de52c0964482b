import type { DutyState } from '@wuding/domain';
import { date, doublePrecision, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { instant } from './foundation';

export const dutyMemoDay = pgTable('duty_memo_day', {
  datasetId: integer('dataset_id').notNull(),
  day: date('day').notNull(),
  settledAt: instant('settled_at').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.day] })]);

export const dutyMemo = pgTable('duty_memo', {
  datasetId: integer('dataset_id').notNull(),
  day: date('day').notNull(),
  shiftId: integer('shift_id').notNull(),
  personId: integer('person_id').notNull(),
  postId: integer('post_id'),
  beatId: integer('beat_id'),
  shiftStartAt: instant('shift_start_at').notNull(),
  startAt: instant('start_at').notNull(),
  state: text('state').$type<DutyState>().notNull(),
  sinceAt: instant('since_at').notNull(),
  lateMinutes: integer('late_minutes'),
  scheduled: doublePrecision('scheduled').notNull(),
  onPost: doublePrecision('on_post').notNull(),
  away: doublePrecision('away').notNull(),
  vacant: doublePrecision('vacant').notNull(),
  unknown: doublePrecision('unknown').notNull(),
  phoneCount: smallint('phone_count').notNull(),
  leaderCount: smallint('leader_count').notNull(),
  paperCount: smallint('paper_count').notNull(),
  stayCount: smallint('stay_count').notNull(),
  askedCount: smallint('asked_count').notNull(),
  answeredCount: smallint('answered_count').notNull(),
}, (t) => [primaryKey({ columns: [t.datasetId, t.day, t.shiftId, t.personId] })]);
