/** Passes of spots in order of spot, then of time; one entry a pass. */
export interface VisitFrame {
  /** Number of the spot in the list the frame came with. */
  readonly spot: Uint32Array;
  /** UTC milliseconds. */
  readonly enteredAt: Float64Array;
  readonly leftAt: Float64Array;
  /** Vendors noticed. */
  readonly noticed: Uint8Array;
  /** 1 = went to a random spot at a random time: free of the patrol's habits. */
  readonly isRandom: Uint8Array;
  /** Civil day of entering in the dataset's zone, counted from 2000-01-01. */
  readonly day: Int32Array;
  /** Local hour of entering, 0…23, and minutes since local midnight. */
  readonly hour: Uint8Array;
  readonly minute: Uint16Array;
}

export interface VisitRow {
  readonly spot: number;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly noticed: number;
  readonly isRandom: boolean;
}

/** Columns of rows, ordered by spot and time. @param localOf day and minute of the day of an instant in the dataset's zone */
export function visitFrame(rows: readonly VisitRow[], localOf: (at: number) => { day: number; minute: number }): VisitFrame {
  const sorted = [...rows].sort((a, b) => a.spot - b.spot || a.enteredAt - b.enteredAt);
  const local = sorted.map(({ enteredAt }) => localOf(enteredAt));
  return {
    spot: Uint32Array.from(sorted, (row) => row.spot), enteredAt: Float64Array.from(sorted, (row) => row.enteredAt), leftAt: Float64Array.from(sorted, (row) => row.leftAt),
    noticed: Uint8Array.from(sorted, (row) => Math.min(255, row.noticed)), isRandom: Uint8Array.from(sorted, (row) => (row.isRandom ? 1 : 0)),
    day: Int32Array.from(local, ({ day }) => day), hour: Uint8Array.from(local, ({ minute }) => Math.floor(minute / 60)), minute: Uint16Array.from(local, ({ minute }) => minute),
  };
}

/** Weekday of a day counted from 2000-01-01 (a Saturday), 0 = Monday. */
export const weekdayOfDay = (day: number): number => (((day + 5) % 7) + 7) % 7;
