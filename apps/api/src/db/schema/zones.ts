import { date, doublePrecision, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { TermKind, ZoneDayRule, ZoneKind } from '@wuding/domain';
import { geometry } from '../spatial';
import { instant, instantRange, sequence } from './foundation';

export const workCalendar = pgTable('work_calendar', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  source: text('source').notNull(),
  coversFrom: date('covers_from').notNull(),
  coversTo: date('covers_to').notNull(),
});

export const workCalendarSpan = pgTable('work_calendar_span', {
  workCalendarId: integer('work_calendar_id').notNull(),
  kind: text('kind').$type<'holiday' | 'worked-weekend'>().notNull(),
  name: text('name').notNull().default(''),
  fromOn: date('from_on').notNull(),
  toOn: date('to_on').notNull(),
}, (t) => [primaryKey({ columns: [t.workCalendarId, t.kind, t.fromOn] })]);

export const marketRule = pgTable('market_rule', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  placeId: integer('place_id'),
  anchorOn: date('anchor_on').notNull(),
  periodDays: integer('period_days').notNull(),
}, (t) => [unique().on(t.datasetId, t.name)]);

export const schoolTerm = pgTable('school_term', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<TermKind>().notNull(),
  fromOn: date('from_on').notNull(),
  toOn: date('to_on').notNull(),
}, (t) => [unique().on(t.datasetId, t.name)]);

export const placeBell = pgTable('place_bell', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  placeId: integer('place_id').notNull(),
  minute: smallint('minute').notNull(),
  label: text('label').notNull(),
  weekdays: smallint('weekdays').array().notNull(),
  term: text('term').$type<TermKind>(),
}, (t) => [unique().on(t.placeId, t.minute, t.label)]);

export const zone = pgTable('zone', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').$type<ZoneKind>().notNull(),
  area: geometry('MultiPolygon')('area').notNull(),
  areaSquareMetres: doublePrecision('area_square_metres').notNull(),
  districtId: integer('district_id'),
  capacity: integer('capacity'),
  eventCodes: text('event_codes').array().notNull().default([]),
  basis: text('basis').notNull().default(''),
  effective: instantRange('effective').notNull().default('(,)'),
  marketRuleId: integer('market_rule_id'),
  placeId: integer('place_id'),
  bellBeforeMinutes: smallint('bell_before_minutes').notNull().default(0),
  bellAfterMinutes: smallint('bell_after_minutes').notNull().default(0),
  removedAt: instant('removed_at'),
  version: integer('version').notNull().default(1),
  changeSeq: sequence('change_seq').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const zoneHours = pgTable('zone_hours', {
  zoneId: integer('zone_id').notNull(),
  ordinal: smallint('ordinal').notNull(),
  weekdays: smallint('weekdays').array().notNull(),
  days: text('days').$type<ZoneDayRule>().notNull(),
  fromMinute: smallint('from_minute').notNull(),
  toMinute: smallint('to_minute').notNull(),
  seasonFrom: text('season_from'),
  seasonTo: text('season_to'),
}, (t) => [primaryKey({ columns: [t.zoneId, t.ordinal] })]);

export const coveredWalk = pgTable('covered_walk', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  line: geometry('LineString')('line').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);

export const unitCell = pgTable('unit_cell', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  code: text('code').notNull(),
  area: geometry('Polygon')('area').notNull(),
  floorAreaSquareMetres: doublePrecision('floor_area_square_metres').notNull(),
  populationWeight: doublePrecision('population_weight').notNull(),
}, (t) => [unique().on(t.datasetId, t.code)]);
