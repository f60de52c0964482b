import { BrushIndex } from '@wuding/contract';
import { onScopeDispose } from 'vue';
import { RequestFailure } from '../api/problem';
import { requestBytes } from '../api/request';
import type { ViewIntent } from '../stores/view-intent';
import { brushedSlices, brushRequests, brushRuns, type BrushDimension, type BrushRequest } from './brush-plan';
import type { Slices } from './slice-memo';
import type { SlicePlan } from './slice-plan';

const keptIndexes = 8;

interface Brush {
  /** Fetches what brushing will need: call it when a hand comes near. */
  warm(dimension: BrushDimension): void;
  hold(dimension: BrushDimension): void;
  release(): void;
  /** The view as the held brush stands; null while nothing is held or its index has not come. */
  slices(plan: SlicePlan, now: Slices): Slices | null;
}

/**
 * The brush a hand holds, and the indexes that answer each of its positions without asking the server.
 * @param onChange an index came, or the brush was let go
 */
export function useBrush(plan: () => SlicePlan | null, intent: () => ViewIntent, onChange: () => void): Brush {
  const indexes = new Map<string, BrushIndex>();
  const asked = new Set<string>();
  const controller = new AbortController();
  let held: BrushDimension | null = null;

  async function fetchIndex(request: BrushRequest): Promise<void> {
    const key = JSON.stringify(request);
    if (asked.has(key)) return;
    asked.add(key);
    try {
      const bytes = await requestBytes('brushEvents', { body: request, signal: controller.signal });
      indexes.delete(key);
      indexes.set(key, new BrushIndex(bytes));
      for (const old of [...indexes.keys()].slice(0, Math.max(0, indexes.size - keptIndexes))) indexes.delete(old);
      if (held !== null) onChange();
    } catch (error) {
      // Without an index the view follows by questions, as it does without a brush.
      if (!controller.signal.aborted && !(error instanceof RequestFailure)) throw error;
    } finally {
      asked.delete(key);
    }
  }

  function warm(dimension: BrushDimension): void {
    const wanted = plan();
    if (wanted === null) return;
    for (const request of new Map([...brushRequests(wanted, dimension).values()].map((one) => [JSON.stringify(one), one])).values()) {
      if (!indexes.has(JSON.stringify(request))) void fetchIndex(request);
    }
  }

  onScopeDispose(() => controller.abort());
  return {
    warm,
    hold(dimension) {
      held = dimension;
      warm(dimension);
    },
    release() {
      if (held === null) return;
      held = null;
      onChange();
    },
    slices(wanted, now) {
      const dimension = held;
      if (dimension === null) return null;
      return brushedSlices(now, brushRequests(wanted, dimension), {
        indexOf: (request) => {
          const index = indexes.get(JSON.stringify(request));
          if (index !== undefined && index.head.asOfChange < now.all.asOfChange) {
            indexes.delete(JSON.stringify(request));
            void fetchIndex(request);
          }
          return index;
        },
        runsIn: (index) => brushRuns(index, dimension, intent()),
      });
    },
  };
}
