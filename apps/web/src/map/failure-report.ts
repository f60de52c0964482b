export type MapFailure = 'no-webgl' | 'context-lost' | 'tiles' | 'features' | 'signed-out';

/** Of many failing tiles, one is reported in this time. */
const pauseMilliseconds = 10_000;

/** Turns MapLibre's errors into what a person should hear: seldom, and nothing about what they may not see. */
export class FailureReport {
  readonly #tell: (failure: MapFailure) => void;
  #toldAt = -Infinity;

  constructor(tell: (failure: MapFailure) => void) {
    this.#tell = tell;
  }

  /** @param error as MapLibre hands it over; `status` is that of an answer over HTTP */
  take(error: { readonly status?: number }): void {
    if (error.status === 403) return;
    if (error.status === 401) return this.#tell('signed-out');
    if (performance.now() - this.#toldAt < pauseMilliseconds) return;
    this.#toldAt = performance.now();
    this.#tell('tiles');
  }

  /** The person asked to try again, and wants to hear how that went. */
  forget(): void {
    this.#toldAt = -Infinity;
  }
}
