import type { Rule } from '../rule';
import { chanceAndTimeRule } from './chance-and-time';
import { environmentRule } from './environment';
import { rawSqlRule } from './raw-sql';
import { sqlClockRule } from './sql-clock';
import { transactionStoreRule } from './transaction-store';

export const rules: readonly Rule[] = [environmentRule, chanceAndTimeRule, sqlClockRule, rawSqlRule, transactionStoreRule];
