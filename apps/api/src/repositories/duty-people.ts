import { sql } from 'drizzle-orm';
import type { PersonKind, Span } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** A person as the roster's rules need them. Instants UTC milliseconds; civil days are days of Asia/Shanghai. */
export interface DutyPersonRecord {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly skills: readonly string[];
  readonly teamIds: readonly number[];
  readonly certificates: readonly Span[];
  readonly leave: readonly Span[];
  readonly schemes: readonly Span[];
  readonly leftAt: number | null;
}

/** The beginning of a civil day, UTC milliseconds. */
const startOf = (date: ReturnType<typeof sql>) => millisecondsOf(sql`((${date})::timestamp at time zone 'Asia/Shanghai')`);
const spans = (from: ReturnType<typeof sql>, to: ReturnType<typeof sql>) => sql`jsonb_agg(jsonb_build_object('fromAt', ${from}, 'toAt', ${to}) order by ${from})`;

/** People of a dataset who were in service at some instant from `fromAt` on, by code, with all that touches what follows. */
export const dutyPeople = (db: Database, datasetId: number, fromAt: number): Promise<DutyPersonRecord[]> => rowsOf<DutyPersonRecord>(db, sql`
  select p.id::int as id, p.code, p.name, p.kind, to_jsonb(p.skills) as skills, ${startOf(sql`p.left_on`)} as "leftAt",
    coalesce((select jsonb_agg(m.team_id order by m.team_id) from team_member m where m.person_id = p.id), '[]') as "teamIds",
    coalesce((select ${spans(startOf(sql`c.valid_from`), startOf(sql`c.valid_until + 1`))} from certificate c where c.person_id = p.id), '[]') as certificates,
    coalesce((select ${spans(millisecondsOf(sql`lower(l.away)`), millisecondsOf(sql`upper(l.away)`))} from person_leave l where l.person_id = p.id and upper(l.away) > ${instantAt(fromAt)}), '[]') as leave,
    coalesce((select ${spans(startOf(sql`w.valid_from`), startOf(sql`w.valid_until + 1`))} from working_time_scheme w where w.dataset_id = p.dataset_id and w.covers in ('all', p.kind)), '[]') as schemes
  from person p where p.dataset_id = ${datasetId}::int and coalesce((p.left_on::timestamp at time zone 'Asia/Shanghai') > ${instantAt(fromAt)}, true)
  order by p.code collate "C", p.id`);
