import { and, eq, sql } from 'drizzle-orm';
import type { CodeSetOrigin, CodeVerdict } from '@wuding/domain';
import { instantAt } from '../db/instant';
import { codeSet, eventCode, eventMajorClass, reportCategory, reportCategoryEventCode } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface CodeSet {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly origin: CodeSetOrigin;
}

/** An edition as its file states it. Dates are ISO civil dates, half-open. */
export interface CodeSetDraft {
  readonly key: string;
  readonly name: string;
  readonly effectiveFrom?: string | null;
  readonly effectiveTo?: string | null;
  readonly origin?: CodeSetOrigin;
  readonly note?: string;
}

/** One minor class as a code set defines it; the id comes with storage. */
export interface EventCodeDraft {
  readonly code: string;
  readonly name: string;
  readonly majorClass?: string | null;
  readonly isExtension?: boolean;
  readonly majorCode?: string | null;
  readonly verdict?: CodeVerdict | null;
  readonly note?: string;
}

export interface EventCode {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly majorClass: string | null;
  readonly isExtension: boolean;
  /** Keys of the report categories it rolls up into now. */
  readonly reportCategories: readonly string[];
}

export interface ReportCategory {
  readonly id: number;
  readonly key: string;
  readonly name: string;
}

const codeSetColumns = { id: codeSet.id, key: codeSet.key, name: codeSet.name, origin: codeSet.origin };

export async function findCodeSet(db: Database, key: string): Promise<CodeSet | null> {
  const [row] = await db.select(codeSetColumns).from(codeSet).where(eq(codeSet.key, key));
  return row ?? null;
}

export async function findCodeSetById(db: Database, id: number): Promise<CodeSet | null> {
  const [row] = await db.select(codeSetColumns).from(codeSet).where(eq(codeSet.id, id));
  return row ?? null;
}

/** Creates a code set, or finds the one that already has the key. */
export async function createCodeSet(tx: Database, draft: CodeSetDraft): Promise<CodeSet> {
  const { key, name, effectiveFrom, effectiveTo, origin = 'dataset', note = '' } = draft;
  await tx.insert(codeSet).values({ key, name, effectiveFrom, effectiveTo, origin, note }).onConflictDoNothing({ target: codeSet.key });
  const found = await findCodeSet(tx, draft.key);
  if (found === null) throw new Error(`code set ${draft.key} vanished`);
  return found;
}

/** Writes what is said about a set, not what its codes mean: whose it is, until when it holds, its note. */
export async function annotateCodeSet(tx: Database, id: number, { effectiveTo, origin, note }: Required<Pick<CodeSetDraft, 'effectiveTo' | 'origin' | 'note'>>): Promise<void> {
  await tx.update(codeSet).set({ effectiveTo, origin, note }).where(eq(codeSet.id, id));
}

/** Whether a set's own description is the one given: its file need not be read into the store again. */
export async function isAnnotated(db: Database, id: number, { effectiveTo, origin, note }: Required<Pick<CodeSetDraft, 'effectiveTo' | 'origin' | 'note'>>): Promise<boolean> {
  const rows = await rowsOf(db, sql`select from code_set where id = ${id}::int and effective_to is not distinct from ${effectiveTo}::date and origin = ${origin} and note = ${note}`);
  return rows.length === 1;
}

/** Adds major classes a set lacks; those it has take the new name. */
export async function putMajorClasses(tx: Database, codeSetId: number, classes: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, name] of Object.entries(classes)) {
    await tx.insert(eventMajorClass).values({ codeSetId, code, name }).onConflictDoUpdate({ target: [eventMajorClass.codeSetId, eventMajorClass.code], set: { name } });
  }
}

/**
 * Adds event codes that the set lacks; codes it has keep their row, and take the new name and major class.
 * @returns id by code, for every code given
 */
export async function addEventCodes(tx: Database, codeSetId: number, codes: readonly EventCodeDraft[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (let from = 0; from < codes.length; from += 500) {
    const rows = await tx.insert(eventCode).values(codes.slice(from, from + 500).map((one) => ({
      codeSetId, code: one.code, name: one.name, majorClass: one.majorClass ?? null, isExtension: one.isExtension ?? false,
      majorCode: one.majorCode ?? null, verdict: one.verdict ?? null, note: one.note ?? '',
    }))).onConflictDoUpdate({
      target: [eventCode.codeSetId, eventCode.code],
      set: { name: sql`excluded.name`, majorClass: sql`excluded.major_class`, isExtension: sql`excluded.is_extension`, majorCode: sql`excluded.major_code`, verdict: sql`excluded.verdict`, note: sql`excluded.note` },
    }).returning({ id: eventCode.id, code: eventCode.code });
    for (const row of rows) ids.set(row.code, row.id);
  }
  return ids;
}

/** One code of a set; null when the set has no such code. */
export async function findEventCode(
  db: Database, codeSetId: number, code: string,
): Promise<Pick<EventCode, 'id' | 'code' | 'name'> | null> {
  const [row] = await db.select({ id: eventCode.id, code: eventCode.code, name: eventCode.name }).from(eventCode)
    .where(and(eq(eventCode.codeSetId, codeSetId), eq(eventCode.code, code)));
  return row ?? null;
}

/** Every code of a set by code, with the report categories it counts under at `at` (UTC milliseconds). */
export async function listEventCodes(db: Database, codeSetId: number, at: number): Promise<EventCode[]> {
  return rowsOf<EventCode>(db, sql`
    select e.id::int as id, e.code, e.name, e.major_class as "majorClass", e.is_extension as "isExtension",
      coalesce(array_agg(c.key order by c.id) filter (where c.key is not null), '{}') as "reportCategories"
    from event_code e
    left join report_category_event_code m on m.event_code_id = e.id and m.effective @> ${instantAt(at)}
    left join report_category c on c.id = m.report_category_id
    where e.code_set_id = ${codeSetId}::int
    group by e.id order by e.code collate "C"`);
}

/** Report categories that hold at least one code of the set. */
export async function listReportCategories(db: Database, codeSetId: number): Promise<ReportCategory[]> {
  return rowsOf<ReportCategory>(db, sql`
    select c.id::int as id, c.key, c.name from report_category c
    where exists (select 1 from report_category_event_code m join event_code e on e.id = m.event_code_id
                  where m.report_category_id = c.id and e.code_set_id = ${codeSetId}::int)
    order by c.id`);
}

/** Adds a report category or renames it; returns its id. */
export async function putReportCategory(tx: Database, draft: { readonly key: string; readonly name: string }): Promise<number> {
  const [row] = await tx.insert(reportCategory).values({ key: draft.key, name: draft.name })
    .onConflictDoUpdate({ target: reportCategory.key, set: { name: draft.name } }).returning({ id: reportCategory.id });
  if (row === undefined) throw new Error(`report category ${draft.key} vanished`);
  return row.id;
}

/** Says that codes count under a category, from `effectiveFrom` (ISO civil date in China) on; pairs already there are kept. */
export async function mapToReportCategory(
  tx: Database,
  mapping: { readonly reportCategoryId: number; readonly eventCodeIds: readonly number[]; readonly effectiveFrom: string | null },
): Promise<void> {
  if (mapping.eventCodeIds.length === 0) return;
  const effective = mapping.effectiveFrom === null ? '(,)' : `[${mapping.effectiveFrom}T00:00:00+08:00,)`;
  await tx.insert(reportCategoryEventCode)
    .values(mapping.eventCodeIds.map((eventCodeId) => ({ reportCategoryId: mapping.reportCategoryId, eventCodeId, effective })))
    .onConflictDoNothing();
}
