/** Items by key that remember at which change they last changed, and which went: what changed since any change is found without a log of changes. */
export class Numbered<Key, Item> {
  readonly #items = new Map<Key, { readonly item: Item; readonly number: number }>();
  readonly #gone = new Map<Key, number>();

  values(): Item[] {
    return [...this.#items.values()].map(({ item }) => item);
  }

  get(key: Key): Item | undefined {
    return this.#items.get(key)?.item;
  }

  /** Puts an item in place as of a change. */
  set(key: Key, item: Item, number: number): void {
    this.#items.set(key, { item, number });
    this.#gone.delete(key);
  }

  delete(key: Key, number: number): void {
    if (this.#items.delete(key)) this.#gone.set(key, number);
  }

  /** Brings the items to these and no others; equal ones (by their JSON) do not count as changed. @returns whether anything changed */
  bring(items: readonly Item[], keyOf: (item: Item) => Key, number: number): boolean {
    const kept = new Set<Key>();
    let hasChanged = false;
    for (const item of items) {
      const key = keyOf(item), known = this.#items.get(key);
      kept.add(key);
      if (known !== undefined && JSON.stringify(known.item) === JSON.stringify(item)) continue;
      this.set(key, item, number);
      hasChanged = true;
    }
    for (const key of [...this.#items.keys()].filter((one) => !kept.has(one))) {
      this.delete(key, number);
      hasChanged = true;
    }
    return hasChanged;
  }

  /** What changed after a change, and keys of what went. */
  since(number: number): { items: Item[]; gone: Key[] } {
    return {
      items: [...this.#items.values()].flatMap((one) => (one.number > number ? [one.item] : [])),
      gone: [...this.#gone].flatMap(([key, at]) => (at > number ? [key] : [])),
    };
  }

  /** Forgets what went up to a change: who has not heard of it must begin anew. */
  forget(upToNumber: number): void {
    for (const [key, at] of this.#gone) if (at <= upToNumber) this.#gone.delete(key);
  }
}
