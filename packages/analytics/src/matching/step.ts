/**
 * One position of the lattice with the places on the network it may have been taken at, as columns. Steps are used again, so that
 * nothing is allocated per position.
 */
export class Step {
  second = 0;
  x = 0;
  y = 0;
  count = 0;
  /** True where no earlier place leads here: a new piece of route begins. */
  isStart = false;
  readonly arc: Int32Array;
  readonly offsetMetres: Float64Array;
  /** From the position to the place. */
  readonly distanceMetres: Float64Array;
  /** What the distance costs, nats. */
  readonly emissionNats: Float64Array;
  /** What the best way here costs, emission included, nats. */
  readonly costNats: Float64Array;
  /** Position the place was last believed for: that of this step, or an older one where positions were passed over. */
  readonly seenX: Float64Array;
  readonly seenY: Float64Array;
  /** Positions passed over so far, this one included; 0 where the position was believed. */
  readonly heldCount: Uint16Array;
  /** Place of the step before that the best way comes from; -1 at a start. */
  readonly back: Int16Array;
  /** Arcs entered on the way here, the arc of the place itself last: `path[pathStart[i]] … path[pathEnd[i] - 1]`. */
  readonly pathStart: Int32Array;
  readonly pathEnd: Int32Array;
  path = new Int32Array(64);
  #pathCount = 0;

  constructor(capacity: number) {
    this.arc = new Int32Array(capacity);
    this.offsetMetres = new Float64Array(capacity);
    this.distanceMetres = new Float64Array(capacity);
    this.emissionNats = new Float64Array(capacity);
    this.costNats = new Float64Array(capacity);
    this.seenX = new Float64Array(capacity);
    this.seenY = new Float64Array(capacity);
    this.heldCount = new Uint16Array(capacity);
    this.back = new Int16Array(capacity);
    this.pathStart = new Int32Array(capacity);
    this.pathEnd = new Int32Array(capacity);
  }

  begin(second: number, x: number, y: number): void {
    this.second = second;
    this.x = x;
    this.y = y;
    this.count = this.#pathCount = 0;
    this.isStart = false;
  }

  /** Adds a place nobody has reached yet. */
  add(arc: number, offsetMetres: number, distanceMetres: number): number {
    const place = this.count++;
    this.arc[place] = arc;
    this.offsetMetres[place] = offsetMetres;
    this.distanceMetres[place] = distanceMetres;
    this.costNats[place] = Infinity;
    this.seenX[place] = this.x;
    this.seenY[place] = this.y;
    this.heldCount[place] = 0;
    this.back[place] = -1;
    this.pathStart[place] = this.pathEnd[place] = this.#pathCount;
    return place;
  }

  /** Adds the place of an earlier step once more: its position is believed, that of this step is passed over. */
  hold(from: Step, back: number, skipNats: number): void {
    const place = this.add(from.arc[back]!, from.offsetMetres[back]!, from.distanceMetres[back]!);
    this.costNats[place] = from.costNats[back]! + skipNats;
    this.seenX[place] = from.seenX[back]!;
    this.seenY[place] = from.seenY[back]!;
    this.heldCount[place] = from.heldCount[back]! + 1;
    this.back[place] = back;
  }

  /** Begins the path of a place; arcs follow from its end by `addToPath`, and `endPath` turns them round. */
  beginPath(place: number): void {
    this.pathStart[place] = this.pathEnd[place] = this.#pathCount;
  }

  addToPath(place: number, arc: number): void {
    if (this.#pathCount === this.path.length) {
      const longer = new Int32Array(2 * this.path.length);
      longer.set(this.path);
      this.path = longer;
    }
    this.path[this.#pathCount++] = arc;
    this.pathEnd[place] = this.#pathCount;
  }

  endPath(place: number): void {
    for (let low = this.pathStart[place]!, high = this.pathEnd[place]! - 1; low < high; low++, high--) {
      const arc = this.path[low]!;
      this.path[low] = this.path[high]!;
      this.path[high] = arc;
    }
  }

  /** The cheapest place; -1 where there is none. */
  best(): number {
    let best = -1;
    for (let place = 0; place < this.count; place++) if (best < 0 || this.costNats[place]! < this.costNats[best]!) best = place;
    return best;
  }

  /** Drops the places above a cost, the unreached ones in any case. */
  keepBelow(limitNats: number): void {
    let kept = 0;
    for (let place = 0; place < this.count; place++) {
      if (!(this.costNats[place]! <= limitNats)) continue;
      if (kept < place) this.#move(place, kept);
      kept++;
    }
    this.count = kept;
  }

  #move(from: number, to: number): void {
    this.arc[to] = this.arc[from]!;
    this.offsetMetres[to] = this.offsetMetres[from]!;
    this.distanceMetres[to] = this.distanceMetres[from]!;
    this.costNats[to] = this.costNats[from]!;
    this.seenX[to] = this.seenX[from]!;
    this.seenY[to] = this.seenY[from]!;
    this.heldCount[to] = this.heldCount[from]!;
    this.back[to] = this.back[from]!;
    this.pathStart[to] = this.pathStart[from]!;
    this.pathEnd[to] = this.pathEnd[from]!;
  }
}
