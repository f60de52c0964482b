import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { CrosswalkEntry } from '@wuding/domain';
import { millisecondsOf } from '../db/instant';
import { crosswalk, crosswalkEdition } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

/** Number under which the draft of a crosswalk keeps its lines. */
export const draftNumber = 0;

export interface CrosswalkRecord {
  readonly id: number;
  readonly fromCodeSetId: number;
  readonly toCodeSetId: number;
  readonly version: number;
  /** 0 = nothing is published. */
  readonly publishedNumber: number;
  readonly hasDraft: boolean;
}

export interface CrosswalkEdition {
  readonly number: number;
  /** UTC milliseconds. */
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly undoesNumber: number | null;
  readonly note: string;
  readonly entryCount: number;
}

const columns = {
  id: crosswalk.id, fromCodeSetId: crosswalk.fromCodeSetId, toCodeSetId: crosswalk.toCodeSetId,
  version: crosswalk.version, publishedNumber: crosswalk.publishedNumber, hasDraft: crosswalk.hasDraft,
};
type Pair = Pick<CrosswalkRecord, 'fromCodeSetId' | 'toCodeSetId'>;

export async function findCrosswalk(db: Database, { fromCodeSetId, toCodeSetId }: Pair): Promise<CrosswalkRecord | null> {
  const [row] = await db.select(columns).from(crosswalk).where(and(eq(crosswalk.fromCodeSetId, fromCodeSetId), eq(crosswalk.toCodeSetId, toCodeSetId)));
  return row ?? null;
}

/** The crosswalk of a pair with its row locked until the transaction ends; made empty when there is none yet. */
export async function lockCrosswalk(tx: Database, pair: Pair): Promise<CrosswalkRecord> {
  await tx.insert(crosswalk).values({ ...pair }).onConflictDoNothing();
  const [row] = await tx.select(columns).from(crosswalk)
    .where(and(eq(crosswalk.fromCodeSetId, pair.fromCodeSetId), eq(crosswalk.toCodeSetId, pair.toCodeSetId))).for('update');
  if (row === undefined) throw new Error('crosswalk vanished');
  return row;
}

/** Writes what changed about a locked crosswalk, under the next version. */
export async function updateCrosswalk(tx: Database, record: CrosswalkRecord, change: Partial<Pick<CrosswalkRecord, 'publishedNumber' | 'hasDraft'>>): Promise<void> {
  await tx.update(crosswalk).set({ ...change, version: record.version + 1 }).where(eq(crosswalk.id, record.id));
}

/** Crosswalks a set takes part in on either side. */
export async function listCrosswalkPairs(db: Database): Promise<{ from: string; to: string; publishedNumber: number; hasDraft: boolean; version: number; entryCount: number }[]> {
  return rowsOf(db, sql`
    select f.key as "from", t.key as "to", c.published_number::int as "publishedNumber", c.has_draft as "hasDraft", c.version::int as version,
      (select count(*)::int from crosswalk_entry e where e.crosswalk_id = c.id and e.number = c.published_number and c.published_number > 0) as "entryCount"
    from crosswalk c join code_set f on f.id = c.from_code_set_id join code_set t on t.id = c.to_code_set_id order by f.key, t.key`);
}

const dayOf = (bound: SQL): SQL => sql`to_char(${bound} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** The lines of one edition (0 = the draft), by the code mapped from. */
export async function listCrosswalkEntries(db: Database, crosswalkId: number, number: number): Promise<CrosswalkEntry[]> {
  return rowsOf<CrosswalkEntry>(db, sql`
    select f.code as "from", t.code as "to", c.key as category, e.relation,
      ${dayOf(sql`lower(e.effective)`)} as "effectiveFrom", ${dayOf(sql`upper(e.effective)`)} as "effectiveTo", e.note
    from crosswalk_entry e join event_code f on f.id = e.from_code_id
    left join event_code t on t.id = e.to_code_id left join report_category c on c.id = e.report_category_id
    where e.crosswalk_id = ${crosswalkId}::int and e.number = ${number}::int
    order by f.code collate "C", t.code collate "C" nulls last, c.key, lower(e.effective) nulls first`);
}

/** Replaces the lines of an edition. The names must be known: `checkCrosswalk` has seen them. */
export async function writeCrosswalkEntries(tx: Database, record: CrosswalkRecord, number: number, entries: readonly CrosswalkEntry[]): Promise<void> {
  await tx.execute(sql`delete from crosswalk_entry where crosswalk_id = ${record.id}::int and number = ${number}::int`);
  await tx.execute(sql`
    insert into crosswalk_entry (crosswalk_id, number, from_code_id, to_code_id, report_category_id, relation, effective, note)
    select ${record.id}::int, ${number}::int, f.id, t.id, c.id, x."relation",
      tstzrange((x."effectiveFrom" || 'T00:00:00+08:00')::timestamptz, (x."effectiveTo" || 'T00:00:00+08:00')::timestamptz), x."note"
    from jsonb_to_recordset(${{ entries }}::jsonb -> 'entries')
      as x("from" text, "to" text, "category" text, "relation" text, "effectiveFrom" text, "effectiveTo" text, "note" text)
    join event_code f on f.code_set_id = ${record.fromCodeSetId}::int and f.code = x."from"
    left join event_code t on t.code_set_id = ${record.toCodeSetId}::int and t.code = x."to"
    left join report_category c on c.key = x."category"`);
}

export async function insertCrosswalkEdition(
  tx: Database, crosswalkId: number, edition: Omit<CrosswalkEdition, 'entryCount'>,
): Promise<void> {
  await tx.insert(crosswalkEdition).values({ ...edition, crosswalkId, publishedAt: new Date(edition.publishedAt) });
}

/** What was published, newest first. */
export async function listCrosswalkEditions(db: Database, crosswalkId: number): Promise<CrosswalkEdition[]> {
  return rowsOf<CrosswalkEdition>(db, sql`
    select d.number::int as number, ${millisecondsOf(sql`d.published_at`)} as "publishedAt", d.published_by as "publishedBy", d.undoes_number::int as "undoesNumber", d.note,
      (select count(*)::int from crosswalk_entry e where e.crosswalk_id = d.crosswalk_id and e.number = d.number) as "entryCount"
    from crosswalk_edition d where d.crosswalk_id = ${crosswalkId}::int order by d.number desc`);
}

/**
 * Makes anew which report categories the codes of a foreign set count under, from the mappings in force: a code that is the
 * same as, or a part of, a bureau code counts where that one counts, while both the line and the roll-up hold; one mapped
 * to a category counts there while the line holds. Spans of one pair are merged, so that nothing is counted twice.
 * The bureau's own editions keep what was written with them.
 */
export async function deriveReportCategories(tx: Database, fromCodeSetId: number): Promise<void> {
  await tx.execute(sql`delete from report_category_event_code m using event_code e
    where e.id = m.event_code_id and e.code_set_id = ${fromCodeSetId}::int and m.source = 'crosswalk'`);
  await tx.execute(sql`
    insert into report_category_event_code (report_category_id, event_code_id, effective, source)
    select category_id, code_id, unnest(range_agg(effective)), 'crosswalk' from (
      select coalesce(e.report_category_id, m.report_category_id) as category_id, e.from_code_id as code_id,
        case when m.id is null then e.effective else e.effective * m.effective end as effective
      from crosswalk c join code_set s on s.id = c.from_code_set_id and s.origin <> 'bureau'
      join crosswalk_entry e on e.crosswalk_id = c.id and e.number = c.published_number and e.relation in ('exact', 'narrower')
      left join report_category_event_code m on m.event_code_id = e.to_code_id and m.source = 'edition'
      where c.from_code_set_id = ${fromCodeSetId}::int and c.published_number > 0 and (m.id is not null or e.report_category_id is not null)
    ) derived where not isempty(effective) group by category_id, code_id`);
}
