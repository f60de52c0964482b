import { incident } from '../db/schema';
import { sql, type Database } from '../db/store';
import { recordChange, type Change } from '../repositories/change-log';
import { findEventCode } from '../repositories/code-sets';
import { at, type IncidentFacts, type Town } from './town';

type SqlText = ReturnType<typeof sql>;

/** Incidents spread over the town and four months, always the same for the same seed; a tenth without a place, a tenth withdrawn. */
export function scatter(count: number, districtId: number | null = null, seed = 1): IncidentFacts[] {
  let state = seed;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, () => {
    const east = Math.round((random() - 0.5) * 300_000) / 100, north = Math.round((random() - 0.5) * 300_000) / 100;
    const isLocated = random() < 0.9;
    return {
      eventCode: random() < 0.5 ? '05-01' : '05-02', position: isLocated ? at(east, north) : null, districtId: isLocated && east > 0 ? districtId : null,
      occurredAt: Date.UTC(2026, 0, 1) + Math.floor(random() * 120 * 86_400_000), status: random() < 0.1 ? 'withdrawn' : 'open',
    };
  });
}

async function change(town: Town, operation: Change['operation'], work: (tx: Database, seq: number) => Promise<void>, entityIds: readonly number[] = []): Promise<void> {
  await town.store.transaction(async (tx) => {
    const seq = await recordChange(tx, { at: town.clock.now(), datasetId: town.dataset.id, entity: 'incident', operation, entityIds });
    await work(tx, seq);
  });
}

/** Writes incidents and logs the change, as every use case does. @returns their ids */
export async function addTo(town: Town, facts: readonly IncidentFacts[]): Promise<number[]> {
  const codeIds = new Map<string, number>();
  for (const code of new Set(facts.map(({ eventCode }) => eventCode ?? '05-01'))) codeIds.set(code, (await findEventCode(town.store.db, town.dataset.codeSetId, code))?.id ?? 0);
  const ids: number[] = [];
  await change(town, 'upsert', async (tx, changeSeq) => {
    const rows = await tx.insert(incident).values(facts.map(({ position = at(0, 0), eventCode = '05-01', occurredAt, status = 'open', districtId = null }, index) => ({
      datasetId: town.dataset.id, code: `c${changeSeq}-${index}`, eventCodeId: codeIds.get(eventCode) ?? 0,
      position: position === null ? null : { type: 'Point' as const, coordinates: position }, districtId, occurredAt: new Date(occurredAt ?? town.clock.now() - 3_600_000), status,
      source: 'patrol' as const, handlingMode: 'none' as const, outcome: 'none' as const, contentHash: '', changeSeq,
    }))).returning({ id: incident.id });
    ids.push(...rows.map(({ id }) => id));
  });
  return ids;
}

/** Changes rows and logs it; a null assignment only logs. @param assignment the `set` clause */
export const touch = (town: Town, ids: readonly number[], assignment: SqlText | null, operation: Change['operation'] = 'upsert'): Promise<void> =>
  change(town, operation, async (tx, seq) => {
    if (assignment !== null) await tx.execute(sql`update incident set ${assignment}, change_seq = ${seq}::bigint where id in ${ids}`);
  });

/** Deletes rows and logs which. */
export const removeFrom = (town: Town, ids: readonly number[]): Promise<void> =>
  change(town, 'delete', async (tx) => void (await tx.execute(sql`delete from incident where id in ${ids}`)), ids);
