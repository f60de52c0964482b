import { OneAtATime } from './one-at-a-time';

/**
 * Reads by key for many callers, one statement at a time: whoever asks while one is under way shares the next. Each answer is
 * of a statement begun after the call, so that it is as fresh as one of its own.
 */
export class BatchedReads<Key, Value> {
  readonly #turns: OneAtATime<ReadonlyMap<Key, Value>>;
  #wanted = new Set<Key>();

  constructor(read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#turns = new OneAtATime(() => {
      const keys = [...this.#wanted];
      this.#wanted = new Set();
      return read(keys);
    });
  }

  /** Null when there is nothing under the key. */
  async read(key: Key): Promise<Value | null> {
    this.#wanted.add(key);
    return (await this.#turns.run()).get(key) ?? null;
  }
}
