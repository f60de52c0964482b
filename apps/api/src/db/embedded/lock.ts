import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { Fault } from '../../fault';

const HEARTBEAT_MILLISECONDS = 2_000;
/** A holder on another machine (or in another container) is taken for dead after this long without a heartbeat. */
const FOREIGN_HOLDER_DEAD_AFTER_MILLISECONDS = 15_000;
const PATIENCE_MILLISECONDS = 1_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Start time of the process where the system tells it, so that a reused pid is not taken for the holder. */
  readonly processStart: string | null;
  /** One per opening: tells apart two openings of one process. */
  readonly token: string;
}

/** Kernel start time of a process (field 22 of /proc/pid/stat); null where there is no such file, 'dead' for a zombie. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? 'dead' : fields[18] ?? null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isAlive(holder: Holder, heartbeatAgeMilliseconds: number): boolean {
  if (holder.host !== hostname()) return heartbeatAgeMilliseconds < FOREIGN_HOLDER_DEAD_AFTER_MILLISECONDS;
  return isRunning(holder.pid) && holder.processStart === processStart(holder.pid);
}

function read(file: string): { holder: Holder | null; ageMilliseconds: number } | null {
  try {
    const ageMilliseconds = Date.now() - statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    try {
      return { holder: JSON.parse(text) as Holder, ageMilliseconds };
    } catch {
      return { holder: null, ageMilliseconds };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The right to open a data directory, held by one process at a time: two engines on one directory lose rows silently. */
export class StoreLock {
  private readonly file: string;
  private readonly token: string;
  private readonly heartbeat: NodeJS.Timeout;
  private lost: Fault | null = null;

  private constructor(file: string, token: string) {
    this.file = file;
    this.token = token;
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MILLISECONDS).unref();
  }

  /**
   * Takes the lock, or throws Fault 'store-locked' when its holder is still there after a second (a holder that is just
   * dying needs some of that). A lock whose process is dead is taken over.
   * @param file beside the data directory, not in it
   */
  static async acquire(file: string, patienceMilliseconds = PATIENCE_MILLISECONDS): Promise<StoreLock> {
    const deadline = performance.now() + patienceMilliseconds;
    for (;;) {
      try {
        return StoreLock.take(file);
      } catch (error) {
        if (!(error instanceof Fault) || performance.now() >= deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  private static take(file: string): StoreLock {
    mkdirSync(dirname(file), { recursive: true });
    const holder: Holder = { pid: process.pid, host: hostname(), processStart: processStart(process.pid), token: randomUUID() };
    const draft = `${file}.${holder.token}`;
    writeFileSync(draft, JSON.stringify(holder));
    try {
      if (!tryLink(draft, file)) {
        discardStale(file, `${draft}.stale`);
        if (!tryLink(draft, file)) throw new Fault('store-locked', 'opening the embedded store: another process was faster');
      }
    } finally {
      unlinkSync(draft);
    }
    return new StoreLock(file, holder.token);
  }

  /** Throws Fault 'store-locked' when the lock was taken away, so that nothing is written any more. */
  assertHeld(): void {
    if (this.lost !== null) throw this.lost;
  }

  release(): void {
    clearInterval(this.heartbeat);
    if (this.lost === null && read(this.file)?.holder?.token === this.token) unlinkSync(this.file);
  }

  private beat(): void {
    try {
      const found = read(this.file);
      if (found?.holder?.token === this.token) utimesSync(this.file, new Date(), new Date());
      else this.lost = new Fault('store-locked', 'keeping the embedded store: its lock was taken away');
    } catch {
      // A directory that cannot be read for a moment proves nothing; the next beat looks again.
    }
  }
}

/** Creates `file` as a second name of `draft`: atomic, and refused when it exists. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function discardStale(file: string, aside: string): void {
  const judged = read(file);
  if (judged === null) return;
  if (judged.holder !== null && isAlive(judged.holder, judged.ageMilliseconds)) {
    throw new Fault('store-locked', `opening the embedded store: process ${judged.holder.pid} on ${judged.holder.host} is using it`);
  }
  renameSync(file, aside);
  const moved = read(aside);
  // Another process may have replaced the stale lock by its own between our two looks: give it back.
  if (moved?.holder?.token !== judged.holder?.token) tryLink(aside, file);
  unlinkSync(aside);
}
