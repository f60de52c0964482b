import { boolean, date, integer, pgTable, primaryKey, real } from 'drizzle-orm/pg-core';

export const dayCondition = pgTable('day_condition', {
  datasetId: integer('dataset_id').notNull(),
  on: date('on_date').notNull(),
  rainMillimetres: real('rain_millimetres'),
  isOutage: boolean('is_outage'),
}, (t) => [primaryKey({ columns: [t.datasetId, t.on] })]);
