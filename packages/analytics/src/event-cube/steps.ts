import { blockRows } from './layout';

/** Long work in steps of some milliseconds each: whoever drives it may do other things between two of them. */
export type Steps<Answer> = Generator<void, Answer, void>;

/** Rows of one step: a whole number of blocks, at most some milliseconds of any work done here. */
const stepRows = 32 * blockRows;

/** Takes all steps at once. */
export function finish<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The half-open runs of rows that cover `count` rows, one for each step. */
export function* runs(count: number): Generator<readonly [begin: number, end: number], void, void> {
  for (let begin = 0; begin < count; begin += stepRows) yield [begin, Math.min(begin + stepRows, count)];
}
