import type { EffectVerdict } from '@wuding/domain';
import { isToldTooEarly } from '../datasets/is-told-too-early';
import { readPostEffect } from '../posts/read-post-effect';
import type { WallPlace } from './wall-sections';

/** An effect is judged over up to a year before and after: another day of passes changes little. */
const againMilliseconds = 24 * 3_600_000;

interface Judged {
  readonly verdict: EffectVerdict;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What posts changed (定效), for the wall: judged beside the rounds, one post between two of them and each once a day. Whoever asks gets what was found last, at once. */
export class WallPostEffects {
  readonly #onFault: (error: unknown) => void;
  readonly #found = new Map<number, Judged>();
  #isJudging = false;

  /** @param onFault hears what went wrong beside the rounds; the post stays unknown for the day, and the rest of the wall goes on */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** What was found of each post so far; begins with the next, but not while simulated visits are still being written: they would be judged as none. */
  read(place: WallPlace, postIds: readonly number[]): ReadonlyMap<number, Judged> {
    const now = place.clock.now(), due = postIds.find((id) => Math.abs(now - (this.#found.get(id)?.at ?? -Infinity)) >= againMilliseconds);
    if (due !== undefined && !this.#isJudging && !isToldTooEarly(place.dataset, place.readiness)) void this.#judge(place, due);
    return this.#found;
  }

  async #judge({ ctx, clock }: WallPlace, id: number): Promise<void> {
    let verdict: EffectVerdict = 'unknown';
    this.#isJudging = true;
    try {
      const effect = await readPostEffect({ ctx, input: { id } });
      // A post erased meanwhile has none, and is asked for no more.
      if (effect.ok) ({ verdict } = effect.value);
    } catch (error) {
      this.#onFault(error);
    }
    this.#found.set(id, { verdict, at: clock.now() });
    this.#isJudging = false;
  }
}
