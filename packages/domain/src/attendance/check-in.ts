/** `in` and `out` are the person's own; `prompt` answers a question at a random time; `confirmed` and `absent` are a leader's word. */
export const checkInKinds = ['in', 'out', 'prompt', 'confirmed', 'absent'] as const;
export type CheckInKind = (typeof checkInKinds)[number];

/** How it came: the person's phone, somebody else's phone at the post, a leader at a desk, a paper list typed in later. */
export const checkInSources = ['phone', 'shared-phone', 'leader', 'paper'] as const;
export type CheckInSource = (typeof checkInSources)[number];

/** `weak`: the position says nothing either way; taken with a photo and a reason, and flagged. `none`: no position was given. */
export const placeVerdicts = ['inside', 'outside', 'weak', 'none'] as const;
export type PlaceVerdict = (typeof placeVerdicts)[number];

/** @source quality goals §5: inside if distance ≤ radius + min(accuracy, 50) and accuracy ≤ 100 m */
export const insideRule = { accuracyAllowanceMetres: 50, worstAccuracyMetres: 100 } as const;

/**
 * Whether a position lies at a post.
 * @param distanceMetres to the point or line of the post; @param accuracyMetres as the phone states it, 68 %
 */
export function judgePlace(
  { distanceMetres, accuracyMetres, radiusMetres }: { readonly distanceMetres: number; readonly accuracyMetres: number; readonly radiusMetres: number },
): Exclude<PlaceVerdict, 'none'> {
  if (!(accuracyMetres <= insideRule.worstAccuracyMetres)) return 'weak';
  return distanceMetres <= radiusMetres + Math.min(accuracyMetres, insideRule.accuracyAllowanceMetres) ? 'inside' : 'outside';
}

/** What a phone says about time, UTC milliseconds: the tap and the sending by its own clock, and the fix by the satellites'. */
export interface PhoneTimes {
  readonly deviceAt: number;
  /** Its own clock when it sent: what the tap's clock error is read from, however long the message waited. */
  readonly sentAt: number | null;
  readonly gpsAt: number | null;
  /** The server's clock on receipt. */
  readonly receivedAt: number;
}

/** A clock further off than this is suspect. @source quality goals §7.9: a fix > 120 s in the future is never a last position */
const clockToleranceMilliseconds = 120_000;
/** A fix this much older than the tap was taken earlier and says nothing about when the tap was. */
const fixAgeMilliseconds = 10 * 60_000;

/**
 * When the tap really was. The device's clock is corrected by what it showed on sending; a satellite time close to that is
 * better still; a phone that said nothing when sending is believed unless it is ahead of the server.
 */
export function timeOfTap({ deviceAt, sentAt, gpsAt, receivedAt }: PhoneTimes): { readonly at: number; readonly isClockSuspect: boolean } {
  const skew = sentAt === null ? Math.max(0, deviceAt - receivedAt) : sentAt - receivedAt;
  const isClockSuspect = Math.abs(skew) > clockToleranceMilliseconds;
  const corrected = Math.min(isClockSuspect ? deviceAt - skew : deviceAt, receivedAt);
  const isFixSound = gpsAt !== null && gpsAt <= receivedAt + clockToleranceMilliseconds && Math.abs(gpsAt - corrected) <= fixAgeMilliseconds;
  return { at: isFixSound ? Math.min(gpsAt, receivedAt) : corrected, isClockSuspect };
}
