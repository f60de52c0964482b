/** Visits of streets in columns, in order of their beginning; instants UTC milliseconds. */
export interface VisitRun {
  readonly segment: Int32Array;
  /** Number of the unit, from 0. */
  readonly unit: Int32Array;
  readonly entered: Float64Array;
  readonly left: Float64Array;
}

/** Visits street by street, those of one street in order of their beginning; to the second. */
export interface VisitsByStreet {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The latest end of this and earlier visits of the street: what lies before an instant is found by halving. */
  readonly reach: Float64Array;
  /** 1 = no touch of the same unit that follows another within the gap. */
  readonly isPass: Uint8Array;
  /** Visits of a street are those in [start, end); both 0 where it has none. */
  of(segmentId: number): VisitRange;
}

export interface VisitRange {
  readonly start: number;
  readonly end: number;
}

const none: VisitRange = { start: 0, end: 0 };

interface Gathering {
  readonly unitCount: number;
  /** Visits that begin at or after this are left out; UTC milliseconds. */
  readonly toAt: number;
  /** Visits of one unit closer together are one pass. */
  readonly passGapSeconds: number;
}

/**
 * Visits by street. Linear in the visits.
 * @param runs one after another in time
 * @source passes: definition of fixtures/coverage.json
 */
export function visitsByStreet(runs: readonly VisitRun[], { unitCount, toAt, passGapSeconds }: Gathering): VisitsByStreet {
  const starts = startsOf(runs, toAt), count = starts.at(-1)!, next = starts.slice();
  const from = new Float64Array(count), to = new Float64Array(count), entered = new Float64Array(count), left = new Float64Array(count), unit = new Int32Array(count);
  for (const run of runs) {
    for (let i = 0; i < run.segment.length && run.entered[i]! < toAt; i++) {
      const at = next[run.segment[i]!]!++;
      entered[at] = run.entered[i]!;
      left[at] = run.left[i]!;
      unit[at] = run.unit[i]!;
      from[at] = toSecond(entered[at]!);
      to[at] = toSecond(left[at]!);
    }
  }
  const reach = new Float64Array(count), isPass = new Uint8Array(count), lastOfUnit = new Int32Array(unitCount).fill(-1);
  for (let segment = 0; segment < starts.length - 1; segment++) {
    const start = starts[segment]!, end = starts[segment + 1]!;
    for (let at = start; at < end; at++) {
      reach[at] = at === start ? to[at]! : Math.max(reach[at - 1]!, to[at]!);
      const last = lastOfUnit[unit[at]!]!;
      isPass[at] = last < start || Math.round((entered[at]! - left[last]!) / 1000) > passGapSeconds ? 1 : 0;
      lastOfUnit[unit[at]!] = at;
    }
  }
  return { from, to, reach, isPass, of: (id) => (id + 1 < starts.length && starts[id]! < starts[id + 1]! ? { start: starts[id]!, end: starts[id + 1]! } : none) };
}

const toSecond = (milliseconds: number): number => Math.round(milliseconds / 1000) * 1000;

/** Where the visits of each segment begin, by its id; one more at the end. */
function startsOf(runs: readonly VisitRun[], toAt: number): Int32Array {
  const highest = runs.reduce((most, { segment }) => segment.reduce((one, id) => Math.max(one, id), most), -1), starts = new Int32Array(highest + 2);
  for (const { segment, entered } of runs) {
    for (let i = 0; i < segment.length && entered[i]! < toAt; i++) starts[segment[i]! + 1]!++;
  }
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  return starts;
}
