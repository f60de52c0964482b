/**
 * Numbers whole numbers (0 … 2³²−1) densely in order of arrival: a hash table in typed arrays, for the hundred thousand
 * look-ups of a full tile.
 */
export class UintTable {
  #keys: Uint32Array;
  /** Position + 1 by slot; 0 = free. Twice as many as there is room for keys, a power of two. */
  #slots: Uint32Array;
  #count = 0;

  /** @param expectedCount room made at first; more is made as needed */
  constructor(expectedCount = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(2, expectedCount)));
    this.#keys = new Uint32Array(capacity);
    this.#slots = new Uint32Array(capacity * 2);
  }

  get count(): number {
    return this.#count;
  }

  /** The numbers in order of arrival. */
  get keys(): Uint32Array {
    return this.#keys.subarray(0, this.#count);
  }

  /** Position of a number, which is given one now if it has none. */
  positionOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> this.#shift();
    while (true) {
      const position = this.#slots[slot]!;
      if (position === 0) return this.#add(key, slot);
      if (this.#keys[position - 1] === key) return position - 1;
      slot = (slot + 1) & mask;
    }
  }

  #shift(): number {
    return Math.clz32(this.#slots.length) + 1;
  }

  #add(key: number, slot: number): number {
    if (this.#count === this.#keys.length) {
      this.#grow();
      return this.positionOf(key);
    }
    this.#keys[this.#count] = key;
    this.#count += 1;
    this.#slots[slot] = this.#count;
    return this.#count - 1;
  }

  #grow(): void {
    const keys = this.keys;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#slots = new Uint32Array(keys.length * 4);
    this.#count = 0;
    for (const key of keys) this.positionOf(key);
  }
}
