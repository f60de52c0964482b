import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, sequence } from './foundation';

export const secondFactor = pgTable('second_factor', {
  accountId: integer('account_id').primaryKey(),
  sealedSecret: text('sealed_secret').notNull(),
  createdAt: instant('created_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  lastStep: sequence('last_step').notNull().default(0),
});

export const recoveryCode = pgTable('recovery_code', {
  accountId: integer('account_id').notNull(),
  codeHash: text('code_hash').notNull(),
  usedAt: instant('used_at'),
}, (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })]);
