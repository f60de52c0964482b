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
