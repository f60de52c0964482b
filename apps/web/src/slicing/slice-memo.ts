import type { SliceAnswer } from '@wuding/contract';
import type { SlicePlan, SliceRequest } from './slice-plan';

export type Slices = Readonly<Record<keyof SlicePlan, SliceAnswer>>;
export type AskSlice = (request: SliceRequest) => Promise<SliceAnswer>;

const memoSize = 32;

/** Remembers the last answers, as long as they are of the same state of the records. */
export class SliceMemo {
  private readonly answers = new Map<string, SliceAnswer>();

  /**
   * Answers a whole plan, asking each distinct question once and remembered ones not at all. All answers are of one
   * state of the records: older ones are dropped and asked again.
   * @throws whatever `ask` throws
   */
  async answer(plan: SlicePlan, ask: AskSlice): Promise<Slices> {
    await this.fetchMissing(plan, ask);
    const newest = Math.max(...Object.values(plan).map((request) => this.answers.get(JSON.stringify(request))?.asOfChange ?? 0));
    if (this.dropOlderThan(newest)) await this.fetchMissing(plan, ask);
    const slices = Object.fromEntries(Object.entries(plan).map(([name, request]) => [name, this.answers.get(JSON.stringify(request))])) as Slices;
    for (const key of [...this.answers.keys()].slice(0, Math.max(0, this.answers.size - memoSize))) this.answers.delete(key);
    return slices;
  }

  /** Drops everything of an older state of the records; returns whether there was any. */
  dropOlderThan(change: number): boolean {
    const old = [...this.answers].filter(([, answer]) => answer.asOfChange < change);
    for (const [key] of old) this.answers.delete(key);
    return old.length > 0;
  }

  private async fetchMissing(plan: SlicePlan, ask: AskSlice): Promise<void> {
    const { grid: _, ...withoutGrid } = plan.main;
    const wanted = new Map(Object.values(plan).map((request) => [JSON.stringify(request), request]));
    // The answer with a grid says all the one without says, so a chart that asks the same is not asked for again.
    wanted.delete(JSON.stringify(withoutGrid));
    await Promise.all([...wanted].filter(([key]) => !this.answers.has(key)).map(async ([key, request]) => {
      this.answers.set(key, await ask(request));
    }));
    const main = this.answers.get(JSON.stringify(plan.main));
    if (main !== undefined) this.answers.set(JSON.stringify(withoutGrid), main);
  }
}
