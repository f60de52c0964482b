import { computed, shallowRef } from 'vue';
import { request } from './request';

/** A phone further off than this is told so. @source quality goals §7.9: 120 s */
const toleranceMilliseconds = 120_000;
/** An offset is believed for so long: the phone's clock may be set meanwhile. */
const keptMilliseconds = 5 * 60_000;

/** How far the server's clock is ahead of this device's; null = nobody has asked yet. */
const ahead = shallowRef<number | null>(null);
let learntAt = -Infinity;

/**
 * Takes an answer's "now" for what it is: the server's clock half way between asking and receiving.
 * @param now as the contract prints instants; @param askedAt, @param receivedAt by the device's clock
 */
export function learnServerTime(now: string, askedAt: number, receivedAt: number): void {
  ahead.value = Date.parse(now) - (askedAt + receivedAt) / 2;
  learntAt = receivedAt;
}

/** The server's time as far as it is known, UTC milliseconds; the device's own before anybody has asked. */
export const serverNow = (): number => Date.now() + (ahead.value ?? 0);

/** Minutes the device's clock is ahead of the server's (negative = behind); 0 within two minutes, or when nobody knows. */
export const clockErrorMinutes = computed(() => (ahead.value === null || Math.abs(ahead.value) <= toleranceMilliseconds ? 0 : Math.round(-ahead.value / 60_000)));

/** Makes sure the offset is known and fresh. @throws RequestFailure when the server cannot be asked */
export async function askServerTime(): Promise<void> {
  const askedAt = Date.now();
  if (Math.abs(askedAt - learntAt) < keptMilliseconds) return;
  const { now } = await request('readHealth', {});
  learnServerTime(now, askedAt, Date.now());
}
