/** A binary heap of arcs by cost; the same arc may lie in it several times. */
export class LabelHeap {
  count = 0;
  #cost = new Float64Array(256);
  #arc = new Int32Array(256);

  clear(): void {
    this.count = 0;
  }

  /** Cost of the cheapest; Infinity when empty. */
  get least(): number {
    return this.count === 0 ? Infinity : this.#cost[0]!;
  }

  push(cost: number, arc: number): void {
    if (this.count === this.#cost.length) this.#grow();
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#cost[parent]! <= cost) break;
      this.#cost[at] = this.#cost[parent]!;
      this.#arc[at] = this.#arc[parent]!;
      at = parent;
    }
    this.#cost[at] = cost;
    this.#arc[at] = arc;
  }

  /** Takes the cheapest arc out. Only when `count` is above zero. */
  pop(): number {
    const top = this.#arc[0]!, count = --this.count;
    const cost = this.#cost[count]!, arc = this.#arc[count]!;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && this.#cost[child + 1]! < this.#cost[child]!) child++;
      if (this.#cost[child]! >= cost) break;
      this.#cost[at] = this.#cost[child]!;
      this.#arc[at] = this.#arc[child]!;
      at = child;
    }
    this.#cost[at] = cost;
    this.#arc[at] = arc;
    return top;
  }

  #grow(): void {
    const cost = new Float64Array(2 * this.#cost.length), arc = new Int32Array(2 * this.#arc.length);
    cost.set(this.#cost);
    arc.set(this.#arc);
    this.#cost = cost;
    this.#arc = arc;
  }
}
