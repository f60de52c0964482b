import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openStore } from '../db/client';
import { rowsOf, sql, type Store } from '../db/store';
import { verifyAudit } from '../usecases/audit/verify-audit';
import { consoleActor, contextOf } from './context';

export interface SeedStarts {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  /** Up to when the county is told, UTC milliseconds. */
  readonly untilAt: number;
  /** Each start but the last is killed when it has said so many lines of its background work. */
  readonly killAfter: readonly number[];
}

/** What a seeded store and its truth come to; the numbering of rows aside. */
export interface SeedState {
  /** By table: rows, and a digest of what they say. */
  readonly tables: Readonly<Record<string, string>>;
  readonly truth: string;
  /** The first bad entry of the audit chain; must be null. */
  readonly auditFault: string | null;
}

const WRITER = fileURLToPath(new URL('./seed-kill-writer.ts', import.meta.url));

/** Starts the demo, kills it with SIGKILL in the middle of its background work as often as asked, and lets the last start come to its end. */
export async function seedThroughKills({ dataDirectory, databaseUrl, untilAt, killAfter }: SeedStarts): Promise<{ killedCount: number; state: SeedState }> {
  let killedCount = 0;
  for (const lineCount of killAfter) if (await start([dataDirectory, databaseUrl, String(untilAt)], lineCount)) killedCount += 1;
  await start([dataDirectory, databaseUrl, String(untilAt)], Infinity);
  const store = await openStore({ dataDirectory, databaseUrl });
  try {
    return { killedCount, state: await stateOf(store, dataDirectory) };
  } finally {
    await store.close();
  }
}

/** @returns whether it was killed before it had done everything */
async function start(args: readonly string[], killAfter: number): Promise<boolean> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, WRITER, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '', lineCount = -1, isDone = false;
  child.stderr.on('data', (text) => { complaint += String(text); });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    isDone = line === 'done';
    lineCount += 1;
    // A moment later it is in the middle of the next transaction.
    if (lineCount === killAfter) setTimeout(() => child.kill('SIGKILL'), 30);
  }
  await ended;
  if (!isDone && child.signalCode !== 'SIGKILL') throw new Error(`the start ended by itself: ${complaint}`);
  return !isDone;
}

async function stateOf(store: Store, dataDirectory: string): Promise<SeedState> {
  const digests = {
    incident: sql`select i.code || i.content_hash || i.occurred_at::text as line from incident i`,
    visit: sql`select s.code || v.entered_at::text || v.left_at::text || v.unit || v.mode || v.noticed_count::text || v.has_clear_check::text as line from visit v join spot s on s.id = v.spot_id`,
    shift: sql`select r.week_on::text || s.start_at::text || s.end_at::text || coalesce(p.code, '') as line from duty_shift s join roster r on r.id = s.roster_id left join post p on p.id = s.post_id`,
    'check-in': sql`select c.at::text || c.kind || c.source as line from check_in c`,
    zone: sql`select z.code || z.name || z.kind as line from zone z`,
  };
  const tables: Record<string, string> = {};
  for (const [name, lines] of Object.entries(digests)) {
    const [row] = await store.transaction((tx) => rowsOf<{ state: string }>(tx, sql`select count(*)::text || ' ' || coalesce(md5(string_agg(md5(line), '' order by line)), '') as state from (${lines}) as l`), { statementTimeoutMilliseconds: 300_000 });
    tables[name] = row?.state ?? '';
  }
  const verdict = await verifyAudit({ ctx: contextOf(store, { now: Date.now }, consoleActor('auditor')), input: { anchors: noAnchors() } });
  return {
    tables, truth: createHash('sha256').update(readFileSync(`${dataDirectory}/demo/truth.json`)).update(readFileSync(`${dataDirectory}/demo/latent.ndjson.gz`)).digest('hex'),
    auditFault: verdict.ok ? verdict.value.fault?.explanation ?? null : verdict.refusal.code,
  };
}

async function* noAnchors(): AsyncGenerator<never> {}
