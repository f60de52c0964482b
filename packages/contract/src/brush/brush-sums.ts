import type { BinRun } from './brush-index';

/** Rows of one view as running sums over the bins that hold anything. */
export class BrushSums {
  readonly #keys: Uint32Array;
  /** Where each row's bins begin, and the end of the last. */
  readonly #starts: Uint32Array;
  readonly #bins: Uint16Array;
  /** Sum of the row's counts up to and including the bin. */
  readonly #sums: Uint32Array;

  private constructor(size: { readonly rowCount: number; readonly entryCount: number }) {
    this.#keys = new Uint32Array(size.rowCount);
    this.#starts = new Uint32Array(size.rowCount + 1);
    this.#bins = new Uint16Array(size.entryCount);
    this.#sums = new Uint32Array(size.entryCount);
  }

  /** Reads the rows that begin at a byte; `end` is the byte after them. @throws RangeError when there are fewer bytes than that */
  static read(bytes: Uint8Array, begin: number, size: { readonly rowCount: number; readonly entryCount: number }): { sums: BrushSums; end: number } {
    const sums = new BrushSums(size);
    return { sums, end: sums.#fill(bytes, begin) };
  }

  #fill(bytes: Uint8Array, begin: number): number {
    let position = begin;
    const next = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[position++];
        if (byte === undefined) throw new RangeError('the brush index ends too early');
        value = (value | ((byte & 0x7f) << shift)) >>> 0;
        if (byte < 0x80) return value;
      }
    };
    const keys = this.#keys, starts = this.#starts, bins = this.#bins, sums = this.#sums;
    let entry = 0, key = 0;
    for (let row = 0; row < keys.length; row += 1) {
      keys[row] = key += next();
      const end = entry + next();
      for (let bin = 0, sum = 0; entry < end; entry += 1) {
        bins[entry] = bin += next();
        sums[entry] = sum += next();
      }
      starts[row + 1] = entry;
    }
    return position;
  }

  /** Calls back for each key with anything in the runs, in ascending order. */
  forEach(runs: readonly BinRun[], visit: (key: number, count: number) => void): void {
    for (let row = 0; row < this.#keys.length; row += 1) {
      let count = 0;
      for (const [first, last] of runs) count += this.#upTo(row, last + 1) - this.#upTo(row, first);
      if (count > 0) visit(this.#keys[row]!, count);
    }
  }

  /** Sum of the row's counts in the bins before this one. */
  #upTo(row: number, bin: number): number {
    const begin = this.#starts[row]!;
    let low = begin, high = this.#starts[row + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#bins[middle]! < bin) low = middle + 1;
      else high = middle;
    }
    return low === begin ? 0 : this.#sums[low - 1]!;
  }
}
