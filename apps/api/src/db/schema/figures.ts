import { date, doublePrecision, integer, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import type { FigureHeading, FigureQualifier, FigureUnit } from '@wuding/domain';
import { instant } from './foundation';

export const publishedFigure = pgTable('published_figure', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  year: smallint('year').notNull(),
  figureId: text('figure_id').notNull(),
  ordinal: smallint('ordinal').notNull(),
  heading: text('heading').$type<FigureHeading>().notNull(),
  itemZh: text('item_zh').notNull(),
  itemEn: text('item_en').notNull(),
  value: doublePrecision('value'),
  valueOn: date('value_on', { mode: 'string' }),
  qualifier: text('qualifier').$type<FigureQualifier>().notNull(),
  unit: text('unit').$type<FigureUnit>().notNull(),
  source: text('source').notNull(),
}, (t) => [unique().on(t.datasetId, t.year, t.figureId)]);

export const frozenReport = pgTable('frozen_report', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  year: smallint('year').notNull(),
  edition: smallint('edition').notNull(),
  frozenAt: instant('frozen_at').notNull(),
  frozenByAccountId: integer('frozen_by_account_id'),
  codeSetId: integer('code_set_id').notNull(),
  contentHash: text('content_hash').notNull(),
}, (t) => [unique().on(t.datasetId, t.year, t.edition)]);

export const frozenFigure = pgTable('frozen_figure', {
  frozenReportId: integer('frozen_report_id').notNull(),
  indicatorId: text('indicator_id').notNull(),
  unit: text('unit').$type<FigureUnit>().notNull(),
  value: doublePrecision('value'),
  suppressed: text('suppressed'),
  numerator: doublePrecision('numerator').notNull(),
  denominator: doublePrecision('denominator'),
  n: integer('n').notNull(),
  recordIds: integer('record_ids').array().notNull(),
  recordVersions: integer('record_versions').array().notNull(),
  recordHash: text('record_hash').notNull(),
}, (t) => [primaryKey({ columns: [t.frozenReportId, t.indicatorId] })]);
