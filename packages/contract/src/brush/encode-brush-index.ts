import { brushViews, type BrushHead, type BrushView } from './brush-head';

/** One key's bins, ascending, and their counts. */
export interface BrushIndexRow {
  readonly key: number;
  readonly bins: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

/** Rows by ascending key. */
export type BrushIndexRows = Readonly<Record<BrushView, readonly BrushIndexRow[]>>;

/** The bytes of a brush index; see `BrushHead` for their order. */
export function encodeBrushIndex(head: Omit<BrushHead, 'sizes'>, rows: BrushIndexRows): Uint8Array {
  const sizes = Object.fromEntries(brushViews.map((view) =>
    [view, { rowCount: rows[view].length, entryCount: rows[view].reduce((sum, { bins }) => sum + bins.length, 0) }])) as BrushHead['sizes'];
  const text = new TextEncoder().encode(JSON.stringify({ ...head, sizes }));
  const entryCount = brushViews.reduce((sum, view) => sum + sizes[view].entryCount, 0);
  const bytes = new VariableBytes(4 + text.length + 3 * entryCount);
  bytes.writeHead(text);
  for (const view of brushViews) writeRows(bytes, rows[view]);
  return bytes.taken();
}

function writeRows(bytes: VariableBytes, rows: readonly BrushIndexRow[]): void {
  let lastKey = 0;
  for (const { key, bins, counts } of rows) {
    bytes.write(key - lastKey);
    bytes.write(bins.length);
    lastKey = key;
    let lastBin = 0;
    for (let at = 0; at < bins.length; at += 1) {
      bytes.write(bins[at]! - lastBin);
      bytes.write(counts[at]!);
      lastBin = bins[at]!;
    }
  }
}

const longestNumber = 5;

/** Bytes that grow as numbers are written to them. */
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

  /** A whole number from 0 to 2³²−1. */
  write(value: number): void {
    if (this.#length + longestNumber > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2 + 64);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
