import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** UTC milliseconds as timestamptz. By number, not by text: PostgreSQL refuses some texts JavaScript prints (year 0). */
export const instantAt = (at: number): SQL => sql`to_timestamp(${at / 1000}::float8)`;

/** A timestamptz as UTC milliseconds; null stays null. */
export const millisecondsOf = (column: SQLWrapper): SQL<number | null> =>
  sql<number | null>`(extract(epoch from ${column}) * 1000)::float8`;
