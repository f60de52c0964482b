const dayMilliseconds = 24 * 3600 * 1000;

/** An instant read from a wall clock. */
export interface LocalReading {
  /** UTC milliseconds. */
  readonly at: number;
  /**
   * `once`: the wall clock showed it exactly once. `skipped`: the clock jumped over it in spring; `at` is as much later as the
   * jump (02:30 → 03:30). `repeated`: it showed it twice in autumn; `at` is the first time and `laterAt` the second.
   * @source the same choices as RFC 5545 §3.3.5 and Temporal's "compatible"
   */
  readonly kind: 'once' | 'skipped' | 'repeated';
  readonly laterAt?: number;
}

export interface LocalTime {
  readonly zone: string;
  /** @param wallMilliseconds the wall clock's reading as if it were UTC */
  read(wallMilliseconds: number): LocalReading;
}

/** Reads wall clocks of an IANA zone; null for a zone nobody knows. */
export function localTimeIn(zone: string): LocalTime | null {
  const format = formatOf(zone);
  if (format === null) return null;
  const exactOffset = (at: number): number => offsetFromParts(format, at);
  const offsets = new Map<number, number>();
  const offsetAtDayStart = (day: number): number => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const offset = exactOffset(day * dayMilliseconds);
    offsets.set(day, offset);
    return offset;
  };
  return {
    zone,
    read(wall) {
      // No zone lies more than 14 h from UTC: the day before and the day after bracket the instant.
      const day = Math.floor(wall / dayMilliseconds);
      const before = offsetAtDayStart(day - 1), after = offsetAtDayStart(day + 2);
      const isSteady = before === after && before === offsetAtDayStart(day) && before === offsetAtDayStart(day + 1);
      if (isSteady) return { at: wall - before, kind: 'once' };
      return readAcrossChange(wall, exactOffset);
    },
  };
}

function readAcrossChange(wall: number, offsetAt: (at: number) => number): LocalReading {
  const before = offsetAt(wall - dayMilliseconds), after = offsetAt(wall + dayMilliseconds);
  const readings = [...new Set([wall - before, wall - after])].filter((at) => at + offsetAt(at) === wall).sort((a, b) => a - b);
  const [first, second] = readings;
  if (first === undefined) return { at: wall - before, kind: 'skipped' };
  return second === undefined ? { at: first, kind: 'once' } : { at: first, kind: 'repeated', laterAt: second };
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function offsetFromParts(format: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
  return wall - Math.floor(at / 1000) * 1000;
}
