import { brushViews, type BrushHead, type BrushView } from './brush-head';

/** One key's bins, ascending, and their counts. */
export interface BrushIndexRow {
  readonly key: number;
  readonly bins: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

/** Rows by ascending key. */
export type BrushIndexRows = Readonly<Record<BrushView, readonly BrushIndexRow[]>>;

/** Bins written in one step: some milliseconds. */
const stepEntries = 1 << 16;

/** The bytes of a brush index; see `BrushHead` for their order. */
export function encodeBrushIndex(head: Omit<BrushHead, 'sizes'>, rows: BrushIndexRows): Uint8Array {
  const steps = encodeBrushIndexSteps(head, rows);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of some milliseconds. */
export function* encodeBrushIndexSteps(head: Omit<BrushHead, 'sizes'>, rows: BrushIndexRows): Generator<void, Uint8Array, void> {
  const sizes = Object.fromEntries(brushViews.map((view) =>
    [view, { rowCount: rows[view].length, entryCount: rows[view].reduce((sum, { bins }) => sum + bins.length, 0) }])) as BrushHead['sizes'];
  const text = new TextEncoder().encode(JSON.stringify({ ...head, sizes }));
  const entryCount = brushViews.reduce((sum, view) => sum + sizes[view].entryCount, 0);
  const bytes = new VariableBytes(4 + text.length + 3 * entryCount);
  bytes.writeHead(text);
  let pending = 0;
  for (const view of brushViews) {
    let lastKey = 0;
    for (const row of rows[view]) {
      bytes.writeRow(row, lastKey);
      lastKey = row.key;
      pending += row.bins.length;
      if (pending < stepEntries) continue;
      pending = 0;
      yield;
    }
  }
  return bytes.taken();
}

const longestNumber = 5;

/** Bytes that grow as rows are written to them. */
class VariableBytes {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  writeHead(text: Uint8Array): void {
    new DataView(this.#bytes.buffer).setUint32(0, text.length, true);
    this.#bytes.set(text, 4);
    this.#length = 4 + text.length;
  }

  writeRow({ key, bins, counts }: BrushIndexRow, lastKey: number): void {
    const needed = this.#length + 2 * longestNumber * (bins.length + 1);
    if (needed > this.#bytes.length) this.#grow(needed);
    const bytes = this.#bytes;
    let at = writeNumber(bytes, writeNumber(bytes, this.#length, key - lastKey), bins.length);
    for (let entry = 0, lastBin = 0; entry < bins.length; entry += 1) {
      const bin = bins[entry]!, count = counts[entry]!, distance = bin - lastBin;
      if (distance < 0x80) bytes[at++] = distance;
      else at = writeNumber(bytes, at, distance);
      if (count < 0x80) bytes[at++] = count;
      else at = writeNumber(bytes, at, count);
      lastBin = bin;
    }
    this.#length = at;
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Writes a whole number from 0 to 2³²−1, seven bits a byte. @returns where the next begins */
function writeNumber(bytes: Uint8Array, begin: number, value: number): number {
  let at = begin, rest = value;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}
