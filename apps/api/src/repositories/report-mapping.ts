import { sql } from 'drizzle-orm';
import { millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** That incidents of a code count under a report category when they occurred in [fromAt, toAt), UTC milliseconds; null = open. */
export interface ReportTerm {
  readonly category: string;
  readonly codeId: number;
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

export interface ReportMapping {
  readonly codes: readonly { readonly id: number; readonly code: string }[];
  readonly terms: readonly ReportTerm[];
}

/** Codes of a set, and what they count under at whatever time. */
export async function readReportMapping(db: Database, codeSetId: number): Promise<ReportMapping> {
  const rows = await rowsOf<{ id: number; code: string; category: string | null; fromAt: number | null; toAt: number | null }>(db, sql`
    select e.id::int as id, e.code, c.key as category, ${millisecondsOf(sql`lower(m.effective)`)} as "fromAt", ${millisecondsOf(sql`upper(m.effective)`)} as "toAt"
    from event_code e
    left join report_category_event_code m on m.event_code_id = e.id and not isempty(m.effective)
    left join report_category c on c.id = m.report_category_id
    where e.code_set_id = ${codeSetId}::int order by e.id, c.id`);
  return {
    codes: [...new Map(rows.map(({ id, code }) => [id, { id, code }])).values()],
    terms: rows.flatMap(({ id, category, fromAt, toAt }) => (category === null ? [] : [{ category, codeId: id, fromAt, toAt }])),
  };
}
