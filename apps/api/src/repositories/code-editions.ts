import { sql } from 'drizzle-orm';
import type { CodeSetOrigin, CodeVerdict } from '@wuding/domain';
import { rowsOf, type Database } from '../db/store';

export interface CodeEdition {
  readonly key: string;
  readonly name: string;
  readonly origin: CodeSetOrigin;
  /** Civil days, half-open; null = open. */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly note: string;
  readonly codeCount: number;
  /** Keys of the datasets that speak in it. */
  readonly datasets: readonly string[];
}

/** Every code set: the bureau's editions by date, then lists of others, then what datasets brought along. */
export async function listCodeEditions(db: Database): Promise<CodeEdition[]> {
  return rowsOf<CodeEdition>(db, sql`
    select s.key, s.name, s.origin, s.effective_from::text as "effectiveFrom", s.effective_to::text as "effectiveTo", s.note,
      (select count(*)::int from event_code e where e.code_set_id = s.id) as "codeCount",
      coalesce((select array_agg(d.key order by d.id) from dataset d where d.code_set_id = s.id), '{}') as datasets
    from code_set s order by array_position(array['bureau', 'reference', 'dataset'], s.origin), s.effective_from nulls first, s.key`);
}

export interface EditionCode {
  readonly code: string;
  readonly name: string;
  readonly majorCode: string | null;
  readonly isExtension: boolean;
  readonly verdict: CodeVerdict | null;
  readonly note: string;
}

export async function listEditionCodes(db: Database, codeSetId: number): Promise<EditionCode[]> {
  return rowsOf<EditionCode>(db, sql`
    select code, name, major_code as "majorCode", is_extension as "isExtension", verdict, note from event_code
    where code_set_id = ${codeSetId}::int order by code collate "C"`);
}

export const listMajorClasses = (db: Database, codeSetId: number): Promise<{ code: string; name: string }[]> =>
  rowsOf(db, sql`select code, name from event_major_class where code_set_id = ${codeSetId}::int order by code collate "C"`);

export interface RollUp {
  readonly category: string;
  readonly code: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly source: 'edition' | 'crosswalk';
}

/** Which codes of a set count under which report category, and from when to when. */
export async function listRollUps(db: Database, codeSetId: number): Promise<RollUp[]> {
  return rowsOf<RollUp>(db, sql`
    select c.key as category, e.code, to_char(lower(m.effective) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "effectiveFrom",
      to_char(upper(m.effective) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "effectiveTo", m.source
    from report_category_event_code m join event_code e on e.id = m.event_code_id join report_category c on c.id = m.report_category_id
    where e.code_set_id = ${codeSetId}::int order by c.id, e.code collate "C", lower(m.effective) nulls first`);
}

/** Every report category there is, in the order they were made. */
export const listCategories = (db: Database): Promise<{ key: string; name: string }[]> => rowsOf(db, sql`select key, name from report_category order by id`);
