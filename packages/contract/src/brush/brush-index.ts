import type { SliceAnswer } from '../endpoints/slice';
import { brushViews, type BrushHead, type BrushView } from './brush-head';
import { BrushSums } from './brush-sums';

/** Bins from the first to the last, both included. */
export type BinRun = readonly [first: number, last: number];

/**
 * The index behind one brush, as the server encodes it: every range of the brush is answered by differences of sums.
 * Cost of an answer: two searches a row, whatever the number of incidents.
 */
export class BrushIndex {
  readonly head: BrushHead;
  readonly #sums: Readonly<Record<BrushView, BrushSums>>;

  /** @throws RangeError when the bytes end before the head says they do */
  constructor(bytes: Uint8Array) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    this.head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as BrushHead;
    let at = 4 + length;
    const sums = brushViews.map((view) => {
      const read = BrushSums.read(bytes, at, this.head.sizes[view]);
      at = read.end;
      return [view, read.sums] as const;
    });
    this.#sums = Object.fromEntries(sums) as Record<BrushView, BrushSums>;
  }

  /** What a slice of the chosen bins says; runs do not overlap. The heat has one window whatever is chosen. */
  answer(runs: readonly BinRun[]): SliceAnswer {
    const { head } = this;
    const hourOfWeek = Array.from({ length: 168 }, () => 0);
    this.#sums.hours.forEach(runs, (hour, count) => { hourOfWeek[hour] = count; });
    return {
      total: hourOfWeek.reduce((sum, count) => sum + count, 0),
      unlocated: this.#pairs('unlocated', runs)[0]?.[1] ?? 0,
      ...(head.heat && { heat: { ...head.heat, cells: this.#pairs('cells', runs) } }),
      hourOfWeek,
      byCode: Object.fromEntries(this.#pairs('codes', runs).map(([key, count]) => [head.codes[key], count])),
      byReportCategory: Object.fromEntries(this.#pairs('categories', runs).map(([key, count]) => [head.categories[key], count])),
      byDistrict: Object.fromEntries(this.#pairs('districts', runs)),
      byDay: this.#byDay(runs),
      asOfChange: head.asOfChange,
    };
  }

  #pairs(view: BrushView, runs: readonly BinRun[]): [key: number, count: number][] {
    const pairs: [number, number][] = [];
    this.#sums[view].forEach(runs, (key, count) => pairs.push([key, count]));
    return pairs;
  }

  #byDay(runs: readonly BinRun[]): SliceAnswer['byDay'] {
    const days = this.#pairs('days', runs);
    const [first, last] = [days[0]?.[0], days.at(-1)?.[0]];
    if (this.head.from === null || first === undefined || last === undefined) return { from: null, counts: [] };
    const counts = Array.from({ length: last - first + 1 }, () => 0);
    for (const [day, count] of days) counts[day - first] = count;
    return { from: new Date(Date.parse(this.head.from) + first * 86_400_000).toISOString().slice(0, 10), counts };
  }
}
