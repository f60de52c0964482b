import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { AnalysisAnswers, AnalysisMethod, AnalysisTask } from '@wuding/analytics';
import { startThread } from '../thread';
import type { AnalysisMessage } from './analysis-worker';

export interface AnalysisRunState<Told> {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** 0…1. */
  readonly doneRatio: number;
  readonly answer: Told | null;
}

export interface AnalysisRuns {
  /**
   * Queues a task; null when too many of this owner's are still to be done.
   * @param tell turns the thread's numbers into the answer
   */
  start<Told>(owner: string, task: AnalysisTask, tell: (answer: AnalysisAnswers[AnalysisMethod]) => Told): AnalysisRunState<Told> | null;
  /** null = no such run of this owner; runs are forgotten after a while. */
  find(owner: string, id: string): AnalysisRunState<unknown> | null;
  /** Ends a run wherever it is. @returns false when there is none */
  cancel(owner: string, id: string): boolean;
  close(): Promise<void>;
}

interface Run {
  readonly id: string;
  readonly owner: string;
  readonly tell: (answer: AnalysisAnswers[AnalysisMethod]) => unknown;
  task: AnalysisTask | null;
  state: AnalysisRunState<unknown>['state'];
  doneRatio: number;
  answer: unknown;
}

/** Runs one person may have under way, and runs remembered altogether. */
const mostPerOwner = 6;
const remembered = 60;

/** What is drawn on the map while somebody looks goes before what takes seconds. */
const quickMethods: readonly AnalysisMethod[] = ['surface', 'relapse'];

/** Runs analyses one after another in one thread, which begins with the first and is ended and begun anew by a cancel. */
export function openAnalysisRuns(): AnalysisRuns {
  const runs = new Map<string, Run>();
  let thread: Worker | null = null;
  let current: Run | null = null;

  const stateOf = ({ id, state, doneRatio, answer }: Run): AnalysisRunState<unknown> => ({ id, state, doneRatio, answer });
  const owned = (owner: string, id: string): Run | null => {
    const run = runs.get(id);
    return run === undefined || run.owner !== owner ? null : run;
  };

  function settle(change: Partial<Pick<Run, 'state' | 'doneRatio' | 'answer'>>): void {
    if (current !== null) Object.assign(current, change, { task: null });
    current = null;
    next();
  }

  function hear(message: AnalysisMessage): void {
    if (current === null) return;
    if ('doneRatio' in message) current.doneRatio = message.doneRatio;
    else if ('answer' in message) settle({ state: 'done', doneRatio: 1, answer: current.tell(message.answer) });
    else settle({ state: 'failed' });
  }

  function begin(): Worker {
    const begun = startThread({ from: import.meta.url, source: './analysis-worker.ts', bundled: './analysis-worker.js' }, null);
    begun.unref();
    begun.on('message', hear);
    begun.on('error', () => {
      if (thread !== begun) return;
      thread = null;
      settle({ state: 'failed' });
    });
    return begun;
  }

  function next(): void {
    if (current !== null) return;
    const waiting = [...runs.values()].filter(({ state }) => state === 'waiting');
    current = waiting.find(({ task }) => task !== null && quickMethods.includes(task.method)) ?? waiting[0] ?? null;
    if (current === null) return;
    current.state = 'running';
    thread ??= begin();
    thread.postMessage(current.task, []);
  }

  function forgetOld(): void {
    for (const run of [...runs.values()].filter(({ state }) => state === 'done' || state === 'failed').slice(0, Math.max(0, runs.size - remembered))) runs.delete(run.id);
  }

  return {
    start(owner, task, tell) {
      const under = [...runs.values()].filter((run) => run.owner === owner && (run.state === 'waiting' || run.state === 'running'));
      if (under.length >= mostPerOwner) return null;
      const run: Run = { id: randomUUID(), owner, tell, task, state: 'waiting', doneRatio: 0, answer: null };
      runs.set(run.id, run);
      forgetOld();
      next();
      return { ...stateOf(run), answer: null };
    },
    find: (owner, id) => {
      const run = owned(owner, id);
      return run === null ? null : stateOf(run);
    },
    cancel(owner, id) {
      const run = owned(owner, id);
      if (run === null) return false;
      runs.delete(id);
      if (run === current) {
        const ended = thread;
        [thread, current] = [null, null];
        void ended?.terminate();
        next();
      }
      return true;
    },
    async close() {
      const ended = thread;
      [thread, current] = [null, null];
      runs.clear();
      await ended?.terminate();
    },
  };
}
