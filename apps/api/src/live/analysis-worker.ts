import { parentPort } from 'node:worker_threads';
import { runTask, type AnalysisAnswers, type AnalysisMethod, type AnalysisTask } from '@wuding/analytics';

/** The thread analyses run in: seconds of arithmetic that would otherwise hold up everybody. */

export type AnalysisMessage = { readonly doneRatio: number } | { readonly answer: AnalysisAnswers[AnalysisMethod] } | { readonly failure: string };

const port = parentPort!;
port.on('message', (task: AnalysisTask) => port.postMessage(run(task)));

function run(task: AnalysisTask): AnalysisMessage {
  try {
    const steps = runTask(task);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return { answer: step.value };
      port.postMessage({ doneRatio: step.value } satisfies AnalysisMessage);
    }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
