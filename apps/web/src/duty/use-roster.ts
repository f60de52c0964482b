import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { RosterChange, RosterChanged, RosterView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { useFreshness } from '../stores/freshness';
import { rosterModel, withAnswer, withChanges, type RosterModel } from './roster-model';
import { readClash, type VersionClash } from './version-clash';

export type SaveState = 'idle' | 'saving' | 'failed';
/** What a bulk step left out. */
export type Skipped = RosterChanged['skipped'];
type StepCall = { params: { week: string }; query: { dataset: string }; version: number };
type Step = (call: StepCall) => Promise<RosterChanged>;

export interface RosterDesk {
  readonly model: ComputedRef<RosterModel | null>;
  readonly failure: ShallowRef<RequestFailure | null>;
  readonly saveState: Ref<SaveState>;
  readonly saveFailure: ShallowRef<RequestFailure | null>;
  /** Somebody else wrote in between: both versions. */
  readonly clash: ShallowRef<VersionClash | null>;
  readonly skipped: ShallowRef<Skipped>;
  load(): Promise<void>;
  plan(): Promise<void>;
  change(changes: readonly RosterChange[], note?: string): Promise<boolean>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  copyFrom(fromWeek: string): Promise<boolean>;
  applyTemplate(templateId: number): Promise<boolean>;
  publish(): Promise<boolean>;
}

export interface WantedRoster {
  /** null = the bureau's own. */
  readonly dataset: string | null;
  readonly week: string;
}

/** One week's roster: shown at once as changed, written one step after another, put back when the server refuses. */
export function useRoster(key: () => WantedRoster): RosterDesk {
  /** As the server last had it. */
  const confirmed = shallowRef<RosterView | null>(null);
  const shown = shallowRef<RosterView | null>(null);
  const model = computed(() => (shown.value === null ? null : rosterModel(shown.value)));
  const failure = shallowRef<RequestFailure | null>(null), saveFailure = shallowRef<RequestFailure | null>(null);
  const saveState = ref<SaveState>('idle');
  const clash = shallowRef<VersionClash | null>(null);
  const skipped = shallowRef<Skipped>([]);
  const freshness = useFreshness();
  let controller = new AbortController();
  /** Steps on their way; the next begins when the one before has its version. Until then they are shown as if done. */
  let queue: Promise<unknown> = Promise.resolve();
  const pending: (readonly RosterChange[])[] = [];

  const adopt = (roster: RosterView): void => {
    confirmed.value = roster;
    shown.value = pending.reduce(withChanges, roster);
  };
  /** Steps are about the roster on show. */
  const call = ({ dataset, week, version }: RosterView): StepCall => ({ params: { week }, query: { dataset }, version });
  async function load(): Promise<void> {
    controller.abort();
    const { dataset, week } = key(), { signal } = (controller = new AbortController());
    try {
      const roster = await request('readRoster', { params: { week }, query: dataset === null ? {} : { dataset }, signal });
      if (signal.aborted) return;
      failure.value = null;
      adopt(roster);
      freshness.report(roster.timeZone);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    }
  }
  function run(step: Step, changes: readonly RosterChange[]): Promise<boolean> {
    pending.push(changes);
    if (shown.value !== null && changes.length > 0) shown.value = withChanges(shown.value, changes);
    saveState.value = 'saving';
    const mine = queue.then(() => send(step, changes));
    queue = mine.catch(() => undefined);
    return mine;
  }
  async function send(step: Step, changes: readonly RosterChange[]): Promise<boolean> {
    const base = confirmed.value;
    if (base === null) return false;
    try {
      const { skipped: left, ...answer } = await step(call(base));
      pending.shift();
      adopt(withAnswer(base, answer));
      skipped.value = left;
      saveFailure.value = null;
      saveState.value = pending.length > 0 ? 'saving' : 'idle';
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      pending.shift();
      adopt(base);
      saveState.value = 'failed';
      clash.value = readClash(error, { base, changes });
      saveFailure.value = clash.value === null ? error : null;
      return false;
    }
  }
  async function plan(): Promise<void> {
    if (confirmed.value === null) return;
    saveState.value = 'saving';
    try {
      const { params, query } = call(confirmed.value);
      await request('planRoster', { params, query });
      saveState.value = 'idle';
      saveFailure.value = null;
      await load();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      saveFailure.value = error;
      saveState.value = 'failed';
    }
  }
  async function publish(): Promise<boolean> {
    await queue;
    const base = confirmed.value;
    if (base === null) return false;
    saveState.value = 'saving';
    try {
      const { version, publishedVersion, publishedAt } = await request('publishRoster', call(base));
      adopt({ ...base, version, publishedVersion, publishedAt, isChanged: false });
      saveFailure.value = null;
      saveState.value = 'idle';
      await load();
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      clash.value = readClash(error, { base, changes: [] });
      saveFailure.value = clash.value === null ? error : null;
      saveState.value = 'failed';
      return false;
    }
  }
  watch(() => JSON.stringify(key()), () => {
    confirmed.value = null;
    shown.value = null;
    pending.length = 0;
    saveState.value = 'idle';
    saveFailure.value = null;
    clash.value = null;
    skipped.value = [];
    void load();
  }, { immediate: true });

  return {
    model, failure, saveState, saveFailure, clash, skipped, load, plan, publish,
    change: (changes, note = '') => run((now) => request('changeRoster', { ...now, body: { changes: [...changes], note } }), changes),
    undo: () => run((now) => request('undoRoster', now), []),
    redo: () => run((now) => request('redoRoster', now), []),
    copyFrom: (fromWeek) => run((now) => request('copyRoster', { ...now, body: { fromWeek } }), []),
    applyTemplate: (templateId) => run((now) => request('applyRosterTemplate', { ...now, body: { templateId } }), []),
  };
}
