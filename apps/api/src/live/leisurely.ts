import { setImmediate as turn } from 'node:timers/promises';

/** Takes the steps of long work one after another and lets whatever else waits have its turn between two of them. */
export async function leisurely<Answer>(steps: Iterator<unknown, Answer, void>): Promise<Answer> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
