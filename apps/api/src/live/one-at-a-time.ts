/**
 * Runs a piece of work for many callers without two runs at once. Whoever calls during a run gets the next one, which
 * begins after the call and so sees all that was there before it; callers waiting for it share it.
 */
export class OneAtATime<Answer> {
  readonly #work: () => Promise<Answer>;
  #running: Promise<Answer> | null = null;
  #next: Promise<Answer> | null = null;

  constructor(work: () => Promise<Answer>) {
    this.#work = work;
  }

  run(): Promise<Answer> {
    if (this.#next !== null) return this.#next;
    if (this.#running === null) return this.#start();
    this.#next = this.#running.then(() => this.#start(), () => this.#start());
    return this.#next;
  }

  #start(): Promise<Answer> {
    this.#next = null;
    const run = this.#work().finally(() => {
      if (this.#running === run) this.#running = null;
    });
    this.#running = run;
    return run;
  }
}
