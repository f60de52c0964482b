import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openStore } from '../db/client';
import { rowsOf, sql, type Store } from '../db/store';
import { verifyAudit } from '../usecases/audit/verify-audit';
import { consoleActor, contextOf } from './context';

export interface KillDrillReport {
  readonly roundCount: number;
  readonly acknowledgedCount: number;
  /** Acknowledged to a client, yet not in the store. Must be empty. */
  readonly lost: readonly string[];
  /** The first bad entry of the audit chain. Must be null. */
  readonly auditFault: string | null;
  /** Change numbers missing between 1 and the head, or beyond it. Must be 0. */
  readonly changeGapCount: number;
  readonly slowestReadyMilliseconds: number;
}

const WRITER = fileURLToPath(new URL('./kill-drill-writer.ts', import.meta.url));

/**
 * Kills a writing process with SIGKILL again and again, each time after a while that differs, reopening the same store.
 * @param delayMilliseconds how long the writers of a round live after their first acknowledged write
 */
export async function killDrill({ roundCount, dataDirectory, databaseUrl = '', delayMilliseconds }: {
  roundCount: number; dataDirectory: string; databaseUrl?: string; delayMilliseconds: (round: number) => number;
}): Promise<KillDrillReport> {
  const acknowledged: string[] = [];
  let slowestReadyMilliseconds = 0;
  for (let round = 0; round < roundCount; round += 1) {
    const startedAt = performance.now();
    const onReady = () => { slowestReadyMilliseconds = Math.max(slowestReadyMilliseconds, performance.now() - startedAt); };
    acknowledged.push(...await writeUntilKilled({ writer: WRITER, args: [String(round), dataDirectory, databaseUrl], delayMilliseconds: delayMilliseconds(round), onReady }));
  }
  const store = await openStore({ dataDirectory, databaseUrl });
  try {
    return { roundCount, acknowledgedCount: acknowledged.length, slowestReadyMilliseconds, ...await examine(store, acknowledged) };
  } finally {
    await store.close();
  }
}

/** A process that says `ready`, then `acknowledged …` for each write the store answered. */
interface Writing {
  /** Path of its TypeScript. */
  readonly writer: string;
  readonly args: readonly string[];
  /** How long it lives after its first acknowledged write. */
  readonly delayMilliseconds: number;
  readonly onReady?: () => void;
}

/** Lets a process write until it is killed with SIGKILL. @returns what it said was acknowledged, in order */
export async function writeUntilKilled({ writer, args, delayMilliseconds, onReady = () => undefined }: Writing): Promise<string[]> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, writer, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => { complaint += String(text); });
  const ended = once(child, 'exit');
  const acknowledged: string[] = [];
  let isReady = false;
  for await (const line of createInterface(child.stdout)) {
    if (line === 'ready') {
      isReady = true;
      onReady();
      continue;
    }
    if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), delayMilliseconds);
    acknowledged.push(line.replace('acknowledged ', ''));
  }
  await ended;
  if (!isReady || child.exitCode !== null) throw new Error(`the writer ended by itself: ${complaint}`);
  return acknowledged;
}

async function examine(store: Store, acknowledged: readonly string[]) {
  const kept = new Set((await rowsOf<{ key: string }>(store.db, sql`select key from dataset`)).map(({ key }) => key));
  const [changes] = await rowsOf<{ gaps: number }>(store.db, sql`
    select abs(head.seq - count(log.seq)) + abs(head.seq - coalesce(max(log.seq), 0)) as gaps
    from change_head head left join change_log log on true group by head.seq`);
  const verdict = await verifyAudit({ ctx: contextOf(store, { now: Date.now }, consoleActor('auditor')), input: { anchors: noAnchors() } });
  return {
    lost: acknowledged.filter((key) => !kept.has(key)),
    auditFault: verdict.ok ? verdict.value.fault?.explanation ?? null : verdict.refusal.code,
    changeGapCount: changes!.gaps,
  };
}

async function* noAnchors(): AsyncGenerator<never> {}
