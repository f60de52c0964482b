import { sql } from 'drizzle-orm';
import { canonicalJson, type CalendarRules, type DaySpan, type MarketRule, type SchoolTerm, type WorkCalendar } from '@wuding/domain';
import { rowsOf, type Database } from '../db/store';

/** A work calendar that knows no day: before one was loaded. */
const nothingKnown: WorkCalendar = { coversFrom: '9999-12-31', coversTo: '0001-01-01', holidays: [], workedWeekends: [] };

export interface NamedWorkCalendar extends WorkCalendar {
  readonly key: string;
  readonly name: string;
  readonly source: string;
}

/** The bureau's work calendar; null before one was loaded. Of several the one that reaches farthest. */
export async function readWorkCalendar(db: Database): Promise<NamedWorkCalendar | null> {
  const [row] = await rowsOf<NamedWorkCalendar & { id: number; spans: (DaySpan & { kind: string })[] }>(db, sql`
    select c.id::int as id, c.key, c.name, c.source, c.covers_from::text as "coversFrom", c.covers_to::text as "coversTo", coalesce((
      select jsonb_agg(jsonb_build_object('kind', kind, 'name', s.name, 'from', from_on::text, 'to', to_on::text) order by from_on)
      from work_calendar_span s where s.work_calendar_id = c.id), '[]') as spans
    from work_calendar c order by c.covers_to desc, c.id desc limit 1`);
  if (row === undefined) return null;
  const { spans, key, name, source, coversFrom, coversTo } = row;
  return {
    key, name, source, coversFrom, coversTo, holidays: spans.filter(({ kind }) => kind === 'holiday').map(({ kind: _, ...span }) => span),
    workedWeekends: spans.filter(({ kind }) => kind === 'worked-weekend').map(({ from }) => from),
  };
}

/** The work calendar, or one that knows no day. */
export const workCalendarOf = async (db: Database): Promise<WorkCalendar> => (await readWorkCalendar(db)) ?? nothingKnown;

/** Everything that decides what a day of a dataset is. */
export async function readCalendarRules(db: Database, datasetId: number): Promise<CalendarRules> {
  const work = await workCalendarOf(db);
  const markets = await rowsOf<MarketRule>(db, sql`
    select name as market, anchor_on::text as "anchorOn", period_days::int as "periodDays" from market_rule where dataset_id = ${datasetId}::int order by name`);
  const terms = await rowsOf<SchoolTerm>(db, sql`
    select name, kind, from_on::text as "from", to_on::text as "to" from school_term where dataset_id = ${datasetId}::int order by from_on, name`);
  return { work, markets, terms };
}

/** Keeps a work calendar under its key, in place of an older edition. @returns false when it was there just so */
export async function putWorkCalendar(tx: Database, calendar: NamedWorkCalendar): Promise<boolean> {
  const { key, name, source, coversFrom, coversTo } = calendar;
  const current = await readWorkCalendar(tx);
  if (current !== null && canonicalJson(current) === canonicalJson(orderedOf(calendar))) return false;
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into work_calendar (key, name, source, covers_from, covers_to) values (${key}, ${name}, ${source}, ${coversFrom}::date, ${coversTo}::date)
    on conflict (key) do update set name = excluded.name, source = excluded.source, covers_from = excluded.covers_from, covers_to = excluded.covers_to
    returning id::int as id`);
  const id = row?.id ?? 0;
  const spans = [
    ...calendar.holidays.map((span) => ({ kind: 'holiday', name: span.name, from: span.from, to: span.to })),
    ...calendar.workedWeekends.map((on) => ({ kind: 'worked-weekend', name: '', from: on, to: on })),
  ];
  await rowsOf(tx, sql`delete from work_calendar_span where work_calendar_id = ${id}::int`);
  await rowsOf(tx, sql`
    insert into work_calendar_span (work_calendar_id, kind, name, from_on, to_on)
    select ${id}::int, s.kind, s.name, s."from", s."to"
    from jsonb_to_recordset(${{ spans }}::jsonb -> 'spans') as s(kind text, name text, "from" date, "to" date)`);
  return true;
}

/** A calendar as `readWorkCalendar` tells it: in order of days. */
const orderedOf = ({ key, name, source, coversFrom, coversTo, holidays, workedWeekends }: NamedWorkCalendar): NamedWorkCalendar => ({
  key, name, source, coversFrom, coversTo, holidays: holidays.toSorted((a, b) => (a.from < b.from ? -1 : 1)), workedWeekends: workedWeekends.toSorted(),
});
