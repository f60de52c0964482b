export type MapFailure = 'no-webgl' | 'context-lost' | 'tiles' | 'features' | 'signed-out';

/** Of many failing tiles, one is reported in this time. */
const pauseMilliseconds = 10_000;

/** What of MapLibre's error event is read: an answer over HTTP has a status, and a source its id. */
export interface MapError {
  readonly error: { readonly status?: number };
  readonly sourceId?: string;
}

/** Turns MapLibre's errors into what a person should hear: seldom, and nothing about what they may not see. */
export class FailureReport {
  readonly #tell: (failure: MapFailure) => void;
  readonly #sources = new Set<string>();
  #toldAt = -Infinity;

  constructor(tell: (failure: MapFailure) => void) {
    this.#tell = tell;
  }

  /** Sources of which something failed since they were last replaced. */
  get sources(): ReadonlySet<string> {
    return this.#sources;
  }

  take({ error, sourceId }: MapError): void {
    if (error.status === 403) return;
    if (error.status === 401) return this.#tell('signed-out');
    if (sourceId !== undefined) this.#sources.add(sourceId);
    if (performance.now() - this.#toldAt < pauseMilliseconds) return;
    this.#toldAt = performance.now();
    this.#tell('tiles');
  }

  /** These sources begin anew. */
  forgive(sources: Iterable<string>): void {
    for (const id of sources) this.#sources.delete(id);
  }

  /** The person asked to try again, and wants to hear how that went. */
  expectNews(): void {
    this.#toldAt = -Infinity;
  }
}
