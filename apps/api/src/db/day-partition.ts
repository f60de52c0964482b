import { sql, type SQL } from 'drizzle-orm';

const dayText = /^\d{4}-\d{2}-\d{2} 00:00:00\+00$/;

/**
 * Makes a table the partition of a stretch of days. Bounds of a partition are constants of the statement: they take no parameters.
 * @param fromDay, toDay as `yyyy-mm-dd 00:00:00+00`, half-open
 */
export function attachDays({ parent, table, fromDay, toDay }: { parent: string; table: string; fromDay: string; toDay: string }): SQL {
  for (const text of [fromDay, toDay]) if (!dayText.test(text)) throw new Error(`not the beginning of a day: ${JSON.stringify(text)}`);
  return sql`alter table ${sql.identifier(parent)} attach partition ${sql.identifier(table)} for values from (${sql.raw(`'${fromDay}'`)}) to (${sql.raw(`'${toDay}'`)})`;
}
