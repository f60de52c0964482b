import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { RecordSelection } from '@wuding/analytics';
import type { FigureUnit, RecordDifference } from '@wuding/domain';
import { account, frozenFigure, frozenReport } from '../db/schema';
import { rowsOf, type Database } from '../db/store';
import { selectedRecords, type RecordScope } from './indicator-records';

/** One frozen edition. */
export interface FrozenReport {
  readonly id: number;
  readonly edition: number;
  readonly frozenAt: Date;
  /** Display name of whoever froze it; null = the console. */
  readonly frozenBy: string | null;
  readonly contentHash: string;
}

export async function findLatestFrozen(db: Database, datasetId: number, year: number): Promise<FrozenReport | null> {
  const [row] = await db.select({
    id: frozenReport.id, edition: frozenReport.edition, frozenAt: frozenReport.frozenAt, frozenBy: account.displayName, contentHash: frozenReport.contentHash,
  }).from(frozenReport).leftJoin(account, eq(account.id, frozenReport.frozenByAccountId))
    .where(and(eq(frozenReport.datasetId, datasetId), eq(frozenReport.year, year))).orderBy(desc(frozenReport.edition)).limit(1);
  return row ?? null;
}

export interface FrozenFigure {
  readonly indicatorId: string;
  readonly unit: FigureUnit;
  readonly value: number | null;
  readonly suppressed: string | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly n: number;
  readonly recordHash: string;
}

/** The frozen values of an edition, without the ids behind them. */
export async function listFrozenFigures(db: Database, frozenReportId: number): Promise<FrozenFigure[]> {
  return db.select({
    indicatorId: frozenFigure.indicatorId, unit: frozenFigure.unit, value: frozenFigure.value, suppressed: frozenFigure.suppressed,
    numerator: frozenFigure.numerator, denominator: frozenFigure.denominator, n: frozenFigure.n, recordHash: frozenFigure.recordHash,
  }).from(frozenFigure).where(eq(frozenFigure.frozenReportId, frozenReportId)).orderBy(asc(frozenFigure.indicatorId));
}

/** SHA-256 over id:version of the records a selection counts, by id. */
export async function hashRecords(tx: Database, scope: RecordScope, selection: RecordSelection): Promise<string> {
  const [row] = await rowsOf<{ hash: string }>(tx, sql`
    select encode(sha256(convert_to(coalesce(string_agg(i.id || ':' || i.version, ',' order by i.id), ''), 'UTF8')), 'hex') as hash
    from incident i where ${selectedRecords(scope, selection)}`);
  if (row === undefined) throw new Error('an aggregate without a row');
  return row.hash;
}

export async function insertFrozenReport(
  tx: Database,
  { frozenAt, ...draft }: { readonly datasetId: number; readonly year: number; readonly edition: number; readonly frozenAt: number; readonly frozenByAccountId: number | null; readonly codeSetId: number; readonly contentHash: string },
): Promise<number> {
  const [row] = await tx.insert(frozenReport).values({ ...draft, frozenAt: new Date(frozenAt) }).returning({ id: frozenReport.id });
  if (row === undefined) throw new Error('frozen_report gave no id');
  return row.id;
}

/** Freezes one figure with ids and versions of the records a selection counts. */
export async function insertFrozenFigure(
  tx: Database, figure: FrozenFigure & { readonly frozenReportId: number }, { scope, selection }: { readonly scope: RecordScope; readonly selection: RecordSelection },
): Promise<void> {
  await tx.execute(sql`
    insert into frozen_figure (frozen_report_id, indicator_id, unit, value, suppressed, numerator, denominator, n, record_hash, record_ids, record_versions)
    select ${figure.frozenReportId}::int, ${figure.indicatorId}, ${figure.unit}, ${figure.value}::float8, ${figure.suppressed}::text, ${figure.numerator}::float8,
      ${figure.denominator}::float8, ${figure.n}::int, ${figure.recordHash},
      coalesce(array_agg(i.id order by i.id), '{}'), coalesce(array_agg(i.version order by i.id), '{}')
    from incident i where ${selectedRecords(scope, selection)}`);
}

export interface ChangedRecord {
  readonly id: number;
  readonly code: string;
  readonly kind: RecordDifference;
}

/**
 * Records that count now and did not when frozen (`added`), that did and no longer do (`removed`), or that count under another version
 * (`changed`): the first `limit` by id, and how many there are.
 */
export async function diffFrozen(
  db: Database, frozen: { readonly reportId: number; readonly indicatorId: string; readonly limit: number },
  { scope, selection }: { readonly scope: RecordScope; readonly selection: RecordSelection },
): Promise<{ records: ChangedRecord[]; count: number }> {
  const rows = await rowsOf<ChangedRecord & { count: number }>(db, sql`
    with frozen as (
      select r.id, r.version from frozen_figure f, unnest(f.record_ids, f.record_versions) as r(id, version)
      where f.frozen_report_id = ${frozen.reportId}::int and f.indicator_id = ${frozen.indicatorId}
    ), counted as (select i.id, i.version from incident i where ${selectedRecords(scope, selection)})
    select n.id::int as id, n.code, case when f.id is null then 'added' when c.id is null then 'removed' else 'changed' end as kind,
      (count(*) over ())::int as count
    from frozen f full join counted c on c.id = f.id join incident n on n.id = coalesce(f.id, c.id)
    where f.id is null or c.id is null or f.version <> c.version order by n.id limit ${frozen.limit}::int`);
  return { count: rows[0]?.count ?? 0, records: rows.map(({ id, code, kind }) => ({ id, code, kind })) };
}
