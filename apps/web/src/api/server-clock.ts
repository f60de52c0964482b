import { computed, shallowRef } from 'vue';

/** A device further off than this is told so. @source quality goals §7.9: 120 s */
const toleranceMilliseconds = 120_000;
/** The server's time is believed for so long; then any answer tells it anew. */
const keptMilliseconds = 5 * 60_000;
/** The two clocks of a device that part by more have been set or have slept. */
const partedMilliseconds = 2_000;

interface Reading {
  /** The server's clock, UTC milliseconds, when the device's own two clocks stood as they did. */
  readonly serverAt: number;
  readonly steadyAt: number;
  readonly deviceAt: number;
  readonly roundTripMilliseconds: number;
}
const reading = shallowRef<Reading | null>(null);

/** Milliseconds since the page began: nobody can set it, but it may stand still while the device sleeps. */
const steady = (): number => performance.now();
/** Since a reading: the longer of what the two clocks say, so that neither sleep nor a clock set back makes the past young. */
const elapsedSince = ({ steadyAt, deviceAt }: Reading): number => Math.max(steady() - steadyAt, Date.now() - deviceAt);

/**
 * Takes an answer's "now" for what it is: the server's clock half way between asking and receiving. The quickest answer
 * of the last minutes says it best; a slower one is taken only when that is too old or the device's clock was set.
 * @param now as the contract prints instants; @param askedAt by `markOfAsking`; @param steadyAt by the same clock, when the answer came
 */
export function learnServerTime(now: string, askedAt: number, steadyAt: number = steady()): void {
  const roundTripMilliseconds = steadyAt - askedAt, known = reading.value, saidAt = Date.parse(now);
  if (Number.isNaN(saidAt)) return;
  const isBetter = known === null || roundTripMilliseconds <= known.roundTripMilliseconds || elapsedSince(known) > keptMilliseconds
    || hasParted(known);
  if (isBetter) reading.value = { serverAt: saidAt + roundTripMilliseconds / 2, steadyAt, deviceAt: Date.now() - (steady() - steadyAt), roundTripMilliseconds };
}

/** Whether the device's clock was set, or the device slept, since a reading. */
const hasParted = ({ steadyAt, deviceAt }: Reading): boolean => Math.abs(Date.now() - deviceAt - (steady() - steadyAt)) > partedMilliseconds;

/** The mark an answer's round trip is measured from. */
export const markOfAsking = steady;

/** The server's time as far as it is known, UTC milliseconds; the device's own before anybody has answered. */
export const serverNow = (): number => (reading.value === null ? Date.now() : reading.value.serverAt + elapsedSince(reading.value));

/** Whether the server's time has been told within the last minutes, and the device's clock left alone since. */
export const isServerTimeFresh = (): boolean => reading.value !== null && elapsedSince(reading.value) < keptMilliseconds && !hasParted(reading.value);

/** Minutes the device's clock is ahead of the server's (negative = behind); 0 within two minutes, or when nobody knows. */
export const clockErrorMinutes = computed(() => {
  const ahead = reading.value === null ? 0 : reading.value.deviceAt - reading.value.serverAt;
  return Math.abs(ahead) <= toleranceMilliseconds ? 0 : Math.round(ahead / 60_000);
});
