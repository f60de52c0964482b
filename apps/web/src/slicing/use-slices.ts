import { useEventListener, useIntervalFn } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { useView } from '../stores/view';
import type { ViewIntent } from '../stores/view-intent';
import type { BrushDimension } from './brush-plan';
import { SliceMemo, type Slices } from './slice-memo';
import type { SlicePlan, SliceRequest } from './slice-plan';
import { useBrush } from './use-brush';

const quietMilliseconds = 80;
const refreshMilliseconds = 30_000;
const coarsestCellMetres = 10_000;

export interface SliceState {
  readonly slices: Readonly<ShallowRef<Slices | null>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly isLoading: Readonly<Ref<boolean>>;
  retry(): void;
  /** What the chart that brushes a dimension listens with: a hand comes near, takes hold, lets go. */
  brushing(dimension: BrushDimension): { near(): void; hold(): void; release(): void };
}

/**
 * Answers for the view on show. A change waits until the hand rests (80 ms) and supersedes whatever is under way;
 * old answers stay until new ones are there, except when the dataset itself changes. While a hand brushes, every frame is
 * answered from the brush's index and the server is asked when it lets go. Every 30 s the server is asked whether records
 * changed.
 * @param onAnswer every time the server has answered, also when nothing changed
 */
export function useSlices(plan: () => SlicePlan | null, intent: () => ViewIntent, onAnswer: () => void): SliceState {
  const slices = shallowRef<Slices | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const isLoading = ref(false);
  const memo = new SliceMemo();
  let running: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame: number | undefined;
  const brush = useBrush(plan, intent, () => follow(0));
  const view = useView();

  async function run(): Promise<void> {
    running?.abort();
    const wanted = plan();
    if (wanted === null) return;
    const controller = new AbortController();
    running = controller;
    isLoading.value = true;
    try {
      slices.value = await answerCoarser(memo, wanted, controller.signal);
      failure.value = null;
      onAnswer();
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    } finally {
      if (running === controller) {
        running = null;
        isLoading.value = false;
      }
    }
  }

  async function refresh(): Promise<void> {
    const wanted = plan();
    if (wanted === null || running !== null) return;
    if (slices.value === null || failure.value !== null) return run();
    try {
      const latest = await request('sliceEvents', { body: wanted.all });
      onAnswer();
      if (latest.asOfChange !== slices.value.main.asOfChange && memo.dropOlderThan(latest.asOfChange)) await run();
    } catch (error) {
      // The figures on show stay; the header tells how old they are.
      if (!(error instanceof RequestFailure)) throw error;
    }
  }

  /** Answers from the held brush in the next frame, or else asks the server when the hand has rested. */
  function follow(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!showBrushed()) void run(); }, milliseconds);
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      showBrushed();
    });
  }

  function showBrushed(): boolean {
    const wanted = plan();
    const brushed = wanted === null || slices.value === null ? null : brush.slices(wanted, slices.value);
    if (brushed === null) return false;
    clearTimeout(timer);
    running?.abort();
    slices.value = brushed;
    return true;
  }

  watch(() => JSON.stringify(plan()), (now, before) => {
    const isFirst = before === undefined || before === 'null';
    if (datasetOf(now) !== datasetOf(before)) slices.value = null;
    follow(isFirst ? 0 : quietMilliseconds);
  }, { immediate: true });

  useIntervalFn(() => void refresh(), refreshMilliseconds);
  // Browsers slow the timers of hidden pages down: whoever comes back is not shown old figures until the next turn.
  useEventListener(document, 'visibilitychange', () => void refresh());
  onScopeDispose(() => {
    clearTimeout(timer);
    if (frame !== undefined) cancelAnimationFrame(frame);
    running?.abort();
    view.isHeld = false;
  });

  const brushing: SliceState['brushing'] = (dimension) => ({
    near: () => brush.warm(dimension),
    hold() {
      view.isHeld = true;
      brush.hold(dimension);
    },
    release() {
      view.isHeld = false;
      brush.release();
    },
  });
  return { slices, failure, isLoading, retry: () => void run(), brushing };
}

const datasetOf = (plan: string | undefined): string | undefined =>
  plan === undefined ? undefined : ((JSON.parse(plan) as SlicePlan | null)?.all.dataset ?? undefined);

/** A dataset too wide for its cells is answered in the next coarser ones; the answer says which. */
async function answerCoarser(memo: SliceMemo, plan: SlicePlan, signal: AbortSignal): Promise<Slices> {
  const ask = (body: SliceRequest) => request('sliceEvents', { body, signal });
  const grid = plan.main.grid;
  try {
    return await memo.answer(plan, ask);
  } catch (error) {
    const isTooFine = error instanceof RequestFailure && error.code === 'grid-too-fine';
    if (!isTooFine || grid === undefined || grid.cellMetres * 2 > coarsestCellMetres) throw error;
    return answerCoarser(memo, { ...plan, main: { ...plan.main, grid: { ...grid, cellMetres: grid.cellMetres * 2 } } }, signal);
  }
}
