import type { AnalysisAnswer, Endpoints, RequestOf } from '@wuding/contract';
import { ref, type Ref } from 'vue';
import { request } from '../api/request';
import { RequestFailure } from '../api/problem';
import { useAnswer, type AnswerState } from './use-answer';

export type RunRequest = RequestOf<Endpoints['startAnalysis']>['body'];
type AnswerTo<Method extends RunRequest['method']> = Extract<AnalysisAnswer, { method: Method }>;

export interface RunState<Method extends RunRequest['method']> extends AnswerState<AnswerTo<Method>> {
  /** 0…1 while it runs. */
  readonly doneRatio: Readonly<Ref<number>>;
}

/** Short work is asked about soon, long work at most this often. */
const firstPollMilliseconds = 60, mostPollMilliseconds = 400;

/** An analysis in the server's thread: begun when its question changes, asked how far it is, ended when another is wanted. */
export function useRun<Method extends RunRequest['method']>(question: () => Extract<RunRequest, { method: Method }> | null): RunState<Method> {
  const doneRatio = ref(0);
  const state = useAnswer(question, async (body, signal): Promise<AnswerTo<Method>> => {
    doneRatio.value = 0;
    let run = await request('startAnalysis', { body: body as RunRequest, signal });
    const { id } = run;
    const cancel = (): void => void request('cancelAnalysis', { params: { id } }).catch(() => undefined);
    signal.addEventListener('abort', cancel, { once: true });
    for (let pause = firstPollMilliseconds; run.state === 'waiting' || run.state === 'running'; pause = Math.min(mostPollMilliseconds, pause * 1.6)) {
      await new Promise((resolve) => { setTimeout(resolve, pause); });
      run = await request('readAnalysis', { params: { id }, signal });
      doneRatio.value = run.doneRatio;
    }
    signal.removeEventListener('abort', cancel);
    if (run.answer === null) throw new RequestFailure('unexpected', 500);
    return run.answer as AnswerTo<Method>;
  });
  return { ...state, doneRatio };
}
