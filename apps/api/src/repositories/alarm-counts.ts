import { sql } from 'drizzle-orm';
import type { AlarmKind } from '@wuding/domain';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Alarms of one kind raised in a span. */
export interface AlarmKindCount {
  readonly kind: AlarmKind;
  readonly raised: number;
  /** Still wait, or waited until they were over. */
  readonly held: number;
  readonly acknowledged: number;
  readonly dispatched: number;
  readonly escalated: number;
  /** Of those that were not held: acknowledged, or a unit was sent. */
  readonly acted: number;
  /** Minutes from being raised to the acknowledgement, the middle one; null = none was. */
  readonly medianMinutes: number | null;
}
export interface AlarmSpan {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly ownDistrictIds?: readonly number[] | undefined;
}

const entries = ({ datasetId, fromAt, toAt, ownDistrictIds }: AlarmSpan) => sql`(
  select m.kind, m.raised_at, m.acknowledged_at, m.escalated_at, m.told_at is null and m.held_at is not null as held, exists (select from patrol_task k where k.alarm_key = m.key) as dispatched
  from alarm_entry m where m.dataset_id = ${datasetId}::int and m.under is null and m.raised_at >= ${instantAt(fromAt)} and m.raised_at < ${instantAt(toAt)}
    and ${ownDistrictIds === undefined ? sql`true` : sql`m.district_id::text in (select value from jsonb_array_elements_text(${{ ownDistrictIds }}::jsonb -> 'ownDistrictIds'))`}) e`;

const counts = sql`
  count(*)::int as raised, (count(*) filter (where held))::int as held, (count(*) filter (where acknowledged_at is not null))::int as acknowledged, (count(*) filter (where dispatched))::int as dispatched,
  (count(*) filter (where escalated_at is not null))::int as escalated, (count(*) filter (where not held and (acknowledged_at is not null or dispatched)))::int as acted,
  (percentile_cont(0.5) within group (order by extract(epoch from acknowledged_at - raised_at) / 60) filter (where acknowledged_at is not null))::float8 as "medianMinutes"`;

/** Counts by kind, most first; kinds without an alarm are left out. Grows with the alarms of the span. */
export const countByKind = (db: Database, span: AlarmSpan): Promise<AlarmKindCount[]> => rowsOf<AlarmKindCount>(db, sql`select kind, ${counts} from ${entries(span)} group by kind order by count(*) desc, kind`);

/** Counts of all kinds together. */
export async function countAllKinds(db: Database, span: AlarmSpan): Promise<Omit<AlarmKindCount, 'kind'>> {
  const [row] = await rowsOf<Omit<AlarmKindCount, 'kind'>>(db, sql`select ${counts} from ${entries(span)}`);
  return row ?? { raised: 0, held: 0, acknowledged: 0, dispatched: 0, escalated: 0, acted: 0, medianMinutes: null };
}

/** Standing alarms as they are now: without an answer (of these how many wait), and with one. */
export async function countStanding(db: Database, { datasetId, ownDistrictIds }: Pick<AlarmSpan, 'datasetId' | 'ownDistrictIds'>): Promise<{ open: number; held: number; acknowledged: number }> {
  const [row] = await rowsOf<{ open: number; held: number; acknowledged: number }>(db, sql`
    select (count(*) filter (where m.acknowledged_at is null))::int as open, (count(*) filter (where m.acknowledged_at is null and m.told_at is null and m.held_at is not null))::int as held,
      (count(*) filter (where m.acknowledged_at is not null))::int as acknowledged
    from alarm_entry m where m.dataset_id = ${datasetId}::int and m.cleared_at is null and m.under is null
      and ${ownDistrictIds === undefined ? sql`true` : sql`m.district_id::text in (select value from jsonb_array_elements_text(${{ ownDistrictIds }}::jsonb -> 'ownDistrictIds'))`}`);
  return row ?? { open: 0, held: 0, acknowledged: 0 };
}
