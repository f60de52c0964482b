import { fileURLToPath } from 'node:url';
import { openStore } from '../db/client';
import { migrate } from '../db/migrate';
import { rowsOf, sql, type Store } from '../db/store';
import { addDevice } from '../usecases/tracks/manage-devices';
import { settleTracks } from '../usecases/tracks/settle-tracks';
import { consoleActor } from './context';
import { accepted, DutyTown } from './duty-town';
import { writeUntilKilled } from './kill-drill';
import { at } from './town';

/** A walk up and down a street as phones send it. Instants UTC milliseconds. */
export interface SentWalk {
  readonly fromAt: number;
  /** The clock stands here: the walk lies behind it. */
  readonly toAt: number;
  readonly fixesOfMessage: number;
  readonly phones: readonly { readonly token: string; /** Messages acknowledged before. */ readonly next: number }[];
}

export interface KillFixesReport {
  /** Positions whose message was answered. */
  readonly acknowledgedCount: number;
  /** Of these, not in the store. Must be 0. */
  readonly lostCount: number;
  /** Messages of which a part was kept. Must be 0. */
  readonly tornCount: number;
  /** Positions in the store more than the ledger of batches says, or fewer. Must be 0. */
  readonly unledgeredCount: number;
  readonly visitCount: number;
  /** Visits of one device at one place that overlap. Must be 0. */
  readonly doubledVisitCount: number;
  /** Visits that are missing or too many against those made of the same positions in one go. Must be 0. */
  readonly differingVisitCount: number;
}

const WRITER = fileURLToPath(new URL('./kill-fixes-writer.ts', import.meta.url));
const phoneCount = 4, fixesOfMessage = 50, fromAt = Date.UTC(2026, 4, 1, 4), toAt = Date.UTC(2026, 4, 1, 8);

/**
 * Kills the taker of positions with SIGKILL in the middle of a message, and of making visits, again and again; phones send again what they got no answer to.
 * @param delayMilliseconds how long a round lives after its first acknowledged message
 */
export async function killFixesDrill({ roundCount, delayMilliseconds, ...address }: { roundCount: number; dataDirectory: string; databaseUrl?: string; delayMilliseconds: (round: number) => number }): Promise<KillFixesReport> {
  const { dataDirectory, databaseUrl = '' } = address, tokens = await withStore({ dataDirectory, databaseUrl }, found), next = tokens.map(() => 0);
  let tornCount = 0;
  for (let round = 0; round < roundCount; round += 1) {
    const walk: SentWalk = { fromAt, toAt, fixesOfMessage, phones: tokens.map((token, phone) => ({ token, next: next[phone]! })) };
    for (const line of await writeUntilKilled({ writer: WRITER, args: [dataDirectory, databaseUrl, JSON.stringify(walk)], delayMilliseconds: delayMilliseconds(round) })) {
      const [phone, index, kept, duplicate] = line.split(' ').map(Number) as [number, number, number, number];
      next[phone] = index + 1;
      if (kept !== fixesOfMessage && duplicate !== fixesOfMessage) tornCount += 1;
    }
  }
  return { tornCount, ...await withStore({ dataDirectory, databaseUrl }, (store) => examine(store, next)) };
}

async function withStore<Value>(address: { dataDirectory: string; databaseUrl: string }, work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await openStore(address);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Somebody on duty from 12:00 to 16:00 by a street with four phones. @returns their tokens */
async function found(store: Store): Promise<string[]> {
  await migrate(store);
  const duty = await DutyTown.found(store);
  await duty.town.addStreet('滨河路', 'main', [at(-800, 0), at(-600, 0)]);
  const { code } = await duty.guard('甲', { position: at(-700, 40) }), tokens: string[] = [];
  for (let phone = 0; phone < phoneCount; phone += 1) {
    const { token } = await accepted(addDevice({ ctx: duty.town.as(consoleActor('sysadmin')), input: { name: `手机${phone}`, boundTo: { kind: 'person', name: code }, datum: 'wgs84' } }));
    tokens.push(token);
  }
  return tokens;
}

/** @param next by phone, the first message nobody answered */
async function examine(store: Store, next: readonly number[]): Promise<Omit<KillFixesReport, 'tornCount'>> {
  const kept = await rowsOf<{ phone: number; count: number }>(store.db, sql`
    select right(d.name, 1)::int as phone, count(*)::int as count from fix f join device d on d.id = f.device_id group by d.name`);
  const [ledger] = await rowsOf<{ count: number }>(store.db, sql`select coalesce(sum(kept_count), 0)::int as count from fix_batch`);
  const keptOf = (phone: number): number => kept.find((one) => one.phone === phone)?.count ?? 0, acknowledged = next.map((count) => count * fixesOfMessage);
  const grown = await settledVisits(store);
  const [doubled] = await rowsOf<{ count: number }>(store.db, sql`
    select count(*)::int as count from visit a join visit b on b.id > a.id and b.device_id = a.device_id and b.entered_at < a.left_at and a.entered_at < b.left_at
      and b.road_segment_id is not distinct from a.road_segment_id and b.post_id is not distinct from a.post_id and b.spot_id is not distinct from a.spot_id`);
  await rowsOf(store.db, sql`delete from visit returning 1`);
  await rowsOf(store.db, sql`update track_day set is_settled = false returning 1`);
  const anew = await settledVisits(store);
  return {
    acknowledgedCount: acknowledged.reduce((sum, count) => sum + count, 0), lostCount: acknowledged.reduce((sum, count, phone) => sum + Math.max(0, count - keptOf(phone)), 0),
    unledgeredCount: Math.abs(kept.reduce((sum, { count }) => sum + count, 0) - (ledger?.count ?? 0)), visitCount: grown.length, doubledVisitCount: doubled?.count ?? 0,
    differingVisitCount: grown.filter((one) => !anew.includes(one)).length + anew.filter((one) => !grown.includes(one)).length,
  };
}

/** Every visit as a text, once no day is open. */
async function settledVisits(store: Store): Promise<string[]> {
  await settleTracks({ store, clock: { now: () => toAt } }, { quietSince: toAt });
  const rows = await rowsOf<{ text: string }>(store.db, sql`
    select concat_ws(' ', device_id, road_segment_id, post_id, spot_id, extract(epoch from entered_at), extract(epoch from left_at), direction, unit) as text from visit order by 1`);
  return rows.map(({ text }) => text);
}
