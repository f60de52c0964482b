import type { Worker } from 'node:worker_threads';
import { Fault } from '../../fault';
import { startThread } from '../../thread';
import { faultOrSqlError } from '../sql-state';
import type { EngineAnswer, EngineMessage, EngineRequest, EngineStart } from './protocol';

/** A turn of grace for an answer that arrived while this thread was too busy to read it. */
const GRACE_MILLISECONDS = 50;

const startEngineThread = (start: EngineStart): Worker => startThread({ from: import.meta.url, source: './worker.ts', bundled: './embedded-worker.js' }, start);

/** One open PGlite in its thread. Dies of a statement that takes too long; never comes back: the guard opens another. */
export class Engine {
  private readonly thread: Worker;
  /** Messages nobody has waited for yet. */
  private readonly inbox: EngineMessage[] = [];
  private waiter: { readonly resolve: (message: EngineMessage) => void; readonly reject: (fault: Fault) => void } | null = null;
  private isAsked = false;
  /** Set once the thread is gone or must not be used any more. */
  private lost: Fault | null = null;

  private constructor(thread: Worker) {
    this.thread = thread;
    thread.on('message', (message: EngineMessage) => {
      if (this.waiter === null) this.inbox.push(message);
      else this.waiter.resolve(message);
      this.waiter = null;
    });
    thread.on('error', (cause) => this.lose(new Fault('store-away', 'running the embedded store', { cause })));
    thread.on('exit', (code) => this.lose(new Fault('store-away', `running the embedded store (its thread ended with ${code})`)));
  }

  get isLost(): boolean {
    return this.lost !== null;
  }

  /** Throws Fault 'store-away' when the directory cannot be opened. */
  static async open(start: EngineStart, onProgress: (text: string) => void): Promise<Engine> {
    const engine = new Engine(startEngineThread(start));
    for (;;) {
      const message = await engine.nextMessage();
      if (message.kind === 'progress') onProgress(message.text);
      else if (message.kind === 'ready') return engine;
      else {
        await engine.terminate();
        const cause = message.kind === 'unopened' ? new Error(message.error.message) : undefined;
        throw new Fault('store-away', `opening the embedded store in ${start.directory}`, { cause });
      }
    }
  }

  /** One request at a time. Throws Fault 'statement-timeout' (and the engine is lost), a SqlError, or Fault 'store-away'. */
  async ask(request: EngineRequest, timeoutMilliseconds: number): Promise<EngineAnswer> {
    if (this.lost !== null) throw this.lost;
    if (this.isAsked) throw new Error('the engine was asked before it had answered');
    this.isAsked = true;
    this.thread.postMessage(request, request.kind === 'copy' ? [request.data.buffer as ArrayBuffer] : []);
    const cut = () => this.lose(new Fault('statement-timeout', `running a statement for more than ${timeoutMilliseconds} ms`));
    let watchdog = setTimeout(() => { watchdog = setTimeout(cut, GRACE_MILLISECONDS); }, timeoutMilliseconds);
    try {
      return this.read(await this.nextMessage());
    } finally {
      clearTimeout(watchdog);
      this.isAsked = false;
    }
  }

  /** Closes the database if it still answers, then ends the thread. */
  async close(timeoutMilliseconds: number): Promise<void> {
    await this.ask({ kind: 'close' }, timeoutMilliseconds).catch(() => undefined);
    await this.terminate();
  }

  async terminate(): Promise<void> {
    this.lose(new Fault('store-away', 'using an embedded store that was closed'));
    await this.thread.terminate();
  }

  private read(message: EngineMessage): EngineAnswer {
    if (message.kind === 'answer') return message.answer;
    if (message.kind !== 'error') throw new Error(`the engine answered ${message.kind}`);
    const { code, ...report } = message.error;
    if (code !== null) throw faultOrSqlError({ ...report, code }, 'asking the embedded store');
    throw this.lose(new Fault('store-away', 'running the embedded store', { cause: new Error(report.message) }));
  }

  /** The first loss counts; what was being waited for fails with it. */
  private lose(fault: Fault): Fault {
    if (this.lost !== null) return this.lost;
    this.lost = fault;
    this.waiter?.reject(fault);
    this.waiter = null;
    void this.thread.terminate();
    return fault;
  }

  private nextMessage(): Promise<EngineMessage> {
    const message = this.inbox.shift();
    if (message !== undefined) return Promise.resolve(message);
    if (this.lost !== null) return Promise.reject(this.lost);
    return new Promise((resolve, reject) => { this.waiter = { resolve, reject }; });
  }
}
