import { sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export type SeedPart = 'records' | 'visits';

/** Up to which instant (UTC milliseconds) a part of a town has been written; null = nothing is known of it. */
export async function readSeedProgress(db: Database, { datasetId, town }: { readonly datasetId: number; readonly town: string }): Promise<Record<SeedPart | 'duty', number | null>> {
  const rows = await rowsOf<{ part: SeedPart | 'duty'; untilAt: number }>(db, sql`
    select part, ${millisecondsOf(sql`until_at`)} as "untilAt" from seed_progress where dataset_id = ${datasetId}::int and town = ${town}
    union all select 'duty', ${millisecondsOf(sql`until_at`)} from seed_duty where dataset_id = ${datasetId}::int and town = ${town}`);
  const untilOf = (part: SeedPart | 'duty'): number | null => rows.find((row) => row.part === part)?.untilAt ?? null;
  return { records: untilOf('records'), visits: untilOf('visits'), duty: untilOf('duty') };
}

/** Notes that a part has been written up to an instant; never takes anything back. */
export async function noteSeedProgress(tx: Database, { datasetId, town, part, untilAt }: {
  readonly datasetId: number; readonly town: string; readonly part: SeedPart; readonly untilAt: number;
}): Promise<void> {
  await rowsOf(tx, sql`
    insert into seed_progress (dataset_id, town, part, until_at) values (${datasetId}::int, ${town}, ${part}, ${instantAt(untilAt)})
    on conflict (dataset_id, town, part) do update set until_at = greatest(seed_progress.until_at, excluded.until_at)`);
}

/** Notes that all duty of a town has been written up to an instant. */
export async function noteSeedDuty(tx: Database, { datasetId, town, untilAt }: { readonly datasetId: number; readonly town: string; readonly untilAt: number }): Promise<void> {
  await rowsOf(tx, sql`
    insert into seed_duty (dataset_id, town, until_at) values (${datasetId}::int, ${town}, ${instantAt(untilAt)})
    on conflict (dataset_id, town) do update set until_at = greatest(seed_duty.until_at, excluded.until_at)`);
}

/** The span of instants (UTC milliseconds) whose simulated visits are still being written; null = all that will come are there. */
export async function readPendingVisits(db: Database, datasetId: number): Promise<{ readonly fromAt: number; readonly toAt: number } | null> {
  const [row] = await rowsOf<{ fromAt: number | null; toAt: number | null }>(db, sql`
    select ${millisecondsOf(sql`min(coalesce(v.until_at, (select min(i.occurred_at) from incident i where i.dataset_id = r.dataset_id), r.until_at))`)} as "fromAt", ${millisecondsOf(sql`max(r.until_at)`)} as "toAt"
    from seed_progress r left join seed_progress v on v.dataset_id = r.dataset_id and v.town = r.town and v.part = 'visits'
    where r.dataset_id = ${datasetId}::int and r.part = 'records' and coalesce(v.until_at < r.until_at, true)`);
  return row?.fromAt == null || row.toAt === null ? null : { fromAt: row.fromAt, toAt: row.toAt };
}
