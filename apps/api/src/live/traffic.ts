import { setTimeout as pause } from 'node:timers/promises';

/** Nobody is thought to be waiting when nothing was asked for this long: the questions of one page follow each other faster. */
const quietMilliseconds = 400;
/** However busy the server is, what makes way waits no longer than so many times what it worked: a minute's work is done within four. */
const longestShare = 2;
const lookMilliseconds = 50;

/** Whether somebody is being served, so that what nobody waits for can make way. */
export class Traffic {
  readonly #monotonic: () => number;
  #servedCount = 0;
  #endedAt = -Infinity;

  /** @param monotonic milliseconds that only grow */
  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /** Somebody asks. @returns to be called once they are answered */
  begin(): () => void {
    this.#servedCount += 1;
    return () => {
      this.#servedCount -= 1;
      this.#endedAt = this.#monotonic();
    };
  }

  get isQuiet(): boolean {
    return this.#servedCount === 0 && this.#monotonic() - this.#endedAt >= quietMilliseconds;
  }

  /**
   * Makes way after a part of work in the background: for as long as it took, then until nobody is being served, though not for
   * ever. Ends at once when the signal says so.
   */
  async makeWay(workedMilliseconds: number, signal?: AbortSignal): Promise<void> {
    const options = signal === undefined ? {} : { signal };
    const wait = (milliseconds: number): Promise<void> => pause(milliseconds, undefined, options).then(() => undefined, () => undefined);
    const until = this.#monotonic() + (1 + longestShare) * workedMilliseconds;
    await wait(workedMilliseconds);
    const isOver = (): boolean => this.isQuiet || this.#monotonic() >= until || signal?.aborted === true;
    while (!isOver()) await wait(lookMilliseconds);
  }
}
