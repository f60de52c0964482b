/** What is doubtful about a position. It is kept and marked, never dropped; the place of the word is its bit in the store. */
export const fixMarks = ['weak', 'future', 'clock-suspect', 'nowhere', 'swapped', 'outside', 'jump', 'stationary-drift', 'datum-suspect'] as const;
export type FixMark = (typeof fixMarks)[number];

export const bitsOfMarks = (marks: Iterable<FixMark>): number => [...marks].reduce((bits, mark) => bits | (1 << fixMarks.indexOf(mark)), 0);
export const marksOfBits = (bits: number): FixMark[] => fixMarks.filter((_, bit) => (bits & (1 << bit)) !== 0);

/** A position as a device sent it. Instants UTC milliseconds, degrees in the device's own datum. */
export interface SentFix {
  readonly deviceAt: number;
  readonly lng: number;
  readonly lat: number;
  /** As the device states it, metres (68 %); null = it said nothing. */
  readonly accuracyMetres: number | null;
  readonly speedMetresPerSecond: number | null;
  readonly headingDegrees: number | null;
}

export interface FixRules {
  /** A position further ahead of the server is in the future. @source quality goals §7.9 */
  readonly clockToleranceMilliseconds: number;
  /** A device time older than this is a clock fault, not a late delivery. @source quality goals §8: raw positions are kept 90 days */
  readonly oldestMilliseconds: number;
  /** @source quality goals §5: a position with a worse accuracy says nothing about being inside */
  readonly worstAccuracyMetres: number;
  /** Round a dataset's bounds, degrees; about 50 km. */
  readonly outsideDegrees: number;
  /** Before arriving and after leaving. @source quality goals §8: staff tracks only within shift ± 15 min */
  readonly dutySlackMilliseconds: number;
}

export const fixRules: FixRules = {
  clockToleranceMilliseconds: 120_000, oldestMilliseconds: 90 * 86_400_000, worstAccuracyMetres: 100, outsideDegrees: 0.5, dutySlackMilliseconds: 15 * 60_000,
};

/** What a position is judged by. */
export interface FixSurroundings {
  readonly receivedAt: number;
  /** What the device's clock showed when it sent; null = it did not say. */
  readonly sentAt: number | null;
  /** Of the dataset: [west, south, east, north], degrees WGS-84; null = nothing is known. */
  readonly bounds: readonly [number, number, number, number] | null;
}

export interface JudgedTime {
  /** When it really was, as far as can be known. */
  readonly takenAt: number;
  readonly isFuture: boolean;
  readonly isClockSuspect: boolean;
}

/**
 * When a position really was. What the device's clock showed on sending tells how far it is off, however long the message waited;
 * a time beyond belief says nothing, and the time of receipt stands for it.
 */
export function judgeFixTime(deviceAt: number, { receivedAt, sentAt }: Pick<FixSurroundings, 'receivedAt' | 'sentAt'>): JudgedTime {
  const skew = sentAt === null ? 0 : sentAt - receivedAt;
  const corrected = Math.abs(skew) > fixRules.clockToleranceMilliseconds ? deviceAt - skew : deviceAt;
  const isFuture = corrected > receivedAt + fixRules.clockToleranceMilliseconds, isAncient = corrected < receivedAt - fixRules.oldestMilliseconds;
  return { takenAt: isFuture || isAncient ? receivedAt : Math.min(corrected, receivedAt), isFuture, isClockSuspect: isFuture || isAncient || corrected !== deviceAt };
}

/** What is doubtful about a position by itself. @param position WGS-84 */
export function judgeFix({ accuracyMetres }: Pick<SentFix, 'accuracyMetres'>, [lng, lat]: readonly [number, number], time: JudgedTime, bounds: FixSurroundings['bounds']): FixMark[] {
  const marks: FixMark[] = [];
  if (accuracyMetres !== null && !(accuracyMetres > 0 && accuracyMetres <= fixRules.worstAccuracyMetres)) marks.push('weak');
  if (time.isFuture) marks.push('future');
  if (time.isClockSuspect) marks.push('clock-suspect');
  if (lng === 0 && lat === 0) marks.push('nowhere');
  else if (bounds !== null && !isNear(bounds, lng, lat)) marks.push(isNear(bounds, lat, lng) ? 'swapped' : 'outside');
  else if (Math.abs(lat) > 90 || Math.abs(lng) > 180) marks.push('outside');
  return marks;
}

const isNear = ([west, south, east, north]: NonNullable<FixSurroundings['bounds']>, lng: number, lat: number): boolean =>
  lng >= west - fixRules.outsideDegrees && lng <= east + fixRules.outsideDegrees && lat >= south - fixRules.outsideDegrees && lat <= north + fixRules.outsideDegrees;

/** Marks of a position that must not become a unit's last position. */
const unsoundMarks: readonly FixMark[] = ['future', 'clock-suspect', 'nowhere', 'swapped', 'outside'];
export const isSoundPosition = (marks: readonly FixMark[]): boolean => !marks.some((mark) => unsoundMarks.includes(mark));

/** A stretch of duty, UTC milliseconds. */
export interface DutyStretch {
  readonly fromAt: number;
  readonly toAt: number;
}

/**
 * Whether where it was may be kept: within a stretch of duty ± 15 minutes. Where the device's clock is suspect, what counts is when the server
 * received it.
 */
export const isOnDuty = (stretches: readonly DutyStretch[], time: JudgedTime, receivedAt: number): boolean => {
  const within = (at: number): boolean => stretches.some(({ fromAt, toAt }) => at >= fromAt - fixRules.dutySlackMilliseconds && at <= toAt + fixRules.dutySlackMilliseconds);
  return within(time.takenAt) || (time.isClockSuspect && within(receivedAt));
};
