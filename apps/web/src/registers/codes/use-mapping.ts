import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { CrosswalkView } from '@wuding/contract';
import { diffCrosswalk, type CrosswalkDiff } from '@wuding/domain';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import { useEventCodes } from '../../stores/event-codes';
import type { Entry } from './mapping-draft';
import { useAsked } from '../../api/use-asked';

export interface Mapping {
  readonly crosswalk: Readonly<ShallowRef<CrosswalkView | null>>;
  /** The lines on the page: the draft with what was changed since. */
  readonly entries: Readonly<ShallowRef<readonly Entry[]>>;
  readonly diff: ComputedRef<CrosswalkDiff>;
  readonly isDirty: ComputedRef<boolean>;
  readonly canStepBack: ComputedRef<boolean>;
  readonly loadFailure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly isBusy: Readonly<Ref<boolean>>;
  change(entries: readonly Entry[]): void;
  stepBack(): void;
  load(): Promise<void>;
  save(): Promise<boolean>;
  importCsv(csv: string): Promise<boolean>;
  publish(note: string): Promise<boolean>;
  undoPublication(): Promise<boolean>;
}

/** Work on one crosswalk: changed on the page, kept as a draft, published, undone. Every write names the version it was made from. */
export function useMapping(params: () => { key: string; to: string }): Mapping {
  const eventCodes = useEventCodes();
  const { answer: crosswalk, failure: loadFailure, load } = useAsked([() => JSON.stringify(params())], (signal) => request('readCrosswalk', { params: params(), signal }));
  const entries = shallowRef<readonly Entry[]>([]);
  const before = shallowRef<readonly (readonly Entry[])[]>([]);
  const failure = shallowRef<RequestFailure | null>(null);
  const isBusy = ref(false);
  const kept = computed(() => crosswalk.value?.draft ?? crosswalk.value?.entries ?? []);
  watch(crosswalk, () => {
    entries.value = kept.value;
    before.value = [];
  });
  const diff = computed(() => diffCrosswalk(crosswalk.value?.entries ?? [], entries.value));
  const isDirty = computed(() => {
    const { added, removed } = diffCrosswalk(kept.value, entries.value);
    return added.length + removed.length > 0;
  });

  async function write(work: (call: { params: { key: string; to: string }; version: number }) => Promise<CrosswalkView>): Promise<boolean> {
    if (crosswalk.value === null || isBusy.value) return false;
    isBusy.value = true;
    failure.value = null;
    try {
      crosswalk.value = await work({ params: params(), version: crosswalk.value.version });
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  const save = (): Promise<boolean> => write((call) => request('draftCrosswalk', { ...call, body: { entries: [...entries.value] } }));

  return {
    crosswalk, entries, diff, isDirty, loadFailure, failure, isBusy, load, save,
    canStepBack: computed(() => before.value.length > 0),
    change(next) {
      before.value = [...before.value, entries.value];
      entries.value = next;
    },
    stepBack() {
      const last = before.value.at(-1);
      if (last === undefined) return;
      before.value = before.value.slice(0, -1);
      entries.value = last;
    },
    importCsv: (csv) => write((call) => request('draftCrosswalk', { ...call, body: { csv } })),
    async publish(note) {
      if ((isDirty.value || crosswalk.value?.draft === null) && !(await save())) return false;
      const isDone = await write((call) => request('publishCrosswalk', { ...call, body: { note } }));
      if (isDone) eventCodes.forget();
      return isDone;
    },
    async undoPublication() {
      const isDone = await write((call) => request('undoCrosswalk', { ...call, body: {} }));
      if (isDone) eventCodes.forget();
      return isDone;
    },
  };
}
