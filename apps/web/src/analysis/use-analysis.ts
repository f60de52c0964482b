import type { DatasetView } from '@wuding/contract';
import { computed, type ComputedRef } from 'vue';
import { request } from '../api/request';
import { planSlices, type SliceRequest } from '../slicing/slice-plan';
import { useSession } from '../stores/session';
import { useView } from '../stores/view';
import type { AnalysisIntent } from './analysis-intent';
import { useAnswer } from './use-answer';
import { useRun } from './use-run';

/** What every question of the page is about: the slice without its grid. */
type Question = Pick<SliceRequest, 'dataset' | 'filter'>;

/** Permutations of the significance on show. @source Davison & Hinkley 1997, §4.2.5: 499 for a test at 5 % */
const permutations = 499;

/**
 * All answers of the workbench for one slice: rates of this period and of the one before, their change, what is significant,
 * and the return clock. Each is asked again when the part of the intent it depends on changes.
 */
export function useAnalysis(dataset: () => DatasetView, intent: () => AnalysisIntent) {
  const view = useView();
  const session = useSession();
  const question: ComputedRef<Question | null> = computed(() => {
    if (!session.can('analysis.read') || view.from === null || view.to === null) return null;
    const { grid: _, ...rest } = planSlices(view.intent, dataset()).main;
    return rest;
  });
  const cells = (): { unit: AnalysisIntent['unit']; cellMetres: number } => ({ unit: intent().unit, cellMetres: view.cellMetres });
  const asked = <Extra extends object>(extra: () => Extra) => () => (question.value === null ? null : { ...question.value, ...extra() });

  const rates = useAnswer(asked(cells), (body, signal) => request('readRates', { body, signal }));
  const comparison = useAnswer(asked(cells), (body, signal) => request('comparePeriods', { body, signal }));
  const before = useAnswer(
    () => (intent().side !== 'b' || question.value === null || comparison.answer.value === null ? null
      : { ...question.value, filter: { ...question.value.filter, ...comparison.answer.value.previous }, ...cells() }),
    (body, signal) => request('readRates', { body, signal }),
  );
  const significance = useRun<'significance'>(asked(() => ({ method: 'significance' as const, cellMetres: view.cellMetres, permutations })));
  const clock = useRun<'return-clock'>(asked(() => ({ method: 'return-clock' as const, departure: intent().departure })));
  return { rates, before, comparison, significance, clock };
}

export type Analysis = ReturnType<typeof useAnalysis>;
