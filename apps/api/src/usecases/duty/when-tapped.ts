import { timeOfTap, type PhoneTimes } from '@wuding/domain';

/** What a phone says of its times, ISO 8601. */
interface SaidTimes {
  readonly deviceAt: string;
  readonly sentAt: string | null;
  readonly gpsAt?: string | null;
}

/** When a tap really was, from the clocks as they come in a request. @param receivedAt UTC milliseconds */
export function whenTapped({ deviceAt, sentAt, gpsAt = null }: SaidTimes, receivedAt: number): ReturnType<typeof timeOfTap> {
  const at = (text: string | null): PhoneTimes['gpsAt'] => (text === null ? null : Date.parse(text));
  return timeOfTap({ deviceAt: Date.parse(deviceAt), sentAt: at(sentAt), gpsAt: at(gpsAt), receivedAt });
}
