import type { DatasetView } from '@wuding/contract';
import { computed, type ComputedRef } from 'vue';
import { request } from '../api/request';
import { planSlices, type SliceRequest } from '../slicing/slice-plan';
import { usePlaying } from '../stores/playing';
import { useSession } from '../stores/session';
import { useView } from '../stores/view';
import type { AnalysisIntent } from './analysis-intent';
import { useAnswer } from './use-answer';
import { useRun } from './use-run';

/** What every question of the page is about: the slice without its grid. */
type Question = Pick<SliceRequest, 'dataset' | 'filter'>;

export const patternKinds = ['emerging', 'near'] as const;
export type PatternKind = (typeof patternKinds)[number];
/** A week: shorter steps would follow the weekdays, not the place. */
const emergingStepDays = 7;
/** @source Johnson et al. 2007: some hundreds are enough for p at two digits */
const nearPermutations = 199;

/** Permutations of the significance on show. @source Davison & Hinkley 1997, §4.2.5: 499 for a test at 5 % */
const permutations = 499;

/**
 * All answers of the workbench for one slice: rates of this period and of the one before, their change, what is significant,
 * the return clock, and on demand the patterns of space and time. Each is asked again when the part of the intent it depends on changes.
 */
export function useAnalysis(dataset: () => DatasetView, intent: () => AnalysisIntent, isPatternWanted: () => PatternKind | null) {
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
    () => ((intent().side !== 'b' && intent().side !== 'swipe') || question.value === null || comparison.answer.value === null ? null
      : { ...question.value, filter: { ...question.value.filter, ...comparison.answer.value.previous }, ...cells() }),
    (body, signal) => request('readRates', { body, signal }),
  );
  /** What takes the thread waits until the days stand still. */
  const playing = usePlaying();
  let still: Question | null = null;
  const resting = <Extra extends object>(extra: () => Extra) => () => {
    if (!playing.isPlaying) still = question.value;
    return still === null ? null : { ...still, ...extra() };
  };
  const surface = useRun<'surface'>(() => {
    const { side, drawing: { surface: kind, kernel, bandwidthMetres, isEdgeCorrected } } = intent();
    const asked = question.value;
    if (kind === 'cells' || side === 'difference' || side === 'swipe' || asked === null || (side === 'b' && comparison.answer.value === null)) return null;
    const filter = { ...asked.filter, ...(side === 'b' ? comparison.answer.value?.previous : {}) };
    return { ...asked, filter, method: 'surface' as const, cellMetres: view.cellMetres, surface: kind === 'hexagons' ? { kind } : { kind, kernel, isEdgeCorrected, ...(bandwidthMetres === null ? {} : { bandwidthMetres }) } };
  });
  const significance = useRun<'significance'>(resting(() => ({ method: 'significance' as const, cellMetres: view.cellMetres, permutations })));
  const clock = useRun<'return-clock'>(resting(() => ({ method: 'return-clock' as const, departure: intent().departure })));
  const relapse = useRun<'relapse'>(resting(() => ({ method: 'relapse' as const, ...intent().relapse })));
  const when = <Extra extends object>(kind: PatternKind, extra: () => Extra) => () => (isPatternWanted() === kind ? resting(extra)() : null);
  const emerging = useRun<'emerging'>(when('emerging', () => ({ method: 'emerging' as const, cellMetres: view.cellMetres, stepDays: emergingStepDays })));
  const near = useRun<'near-repeat'>(when('near', () => ({ method: 'near-repeat' as const, permutations: nearPermutations })));
  return { rates, before, comparison, surface, significance, clock, relapse, emerging, near };
}

export type Analysis = ReturnType<typeof useAnalysis>;
