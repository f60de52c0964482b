import { useIntervalFn } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

/** One reading of the receiver. */
export interface PhoneFix {
  /** WGS-84 degrees, [lng, lat]. */
  readonly position: readonly [number, number];
  readonly accuracyMetres: number;
  /** By the receiver's clock, UTC milliseconds. */
  readonly readAt: number;
  /** By the page's clock, UTC milliseconds: what its age is told by. */
  readonly seenAt: number;
}

/** Older readings say where the person was. */
const freshMilliseconds = 45_000;

export interface PhonePosition {
  /** The best of the fresh readings; null = none. */
  readonly fix: Readonly<ShallowRef<PhoneFix | null>>;
  readonly readingCount: Readonly<Ref<number>>;
  readonly state: Readonly<Ref<'asking' | 'found' | 'denied' | 'unavailable'>>;
  /** Begins, or begins again, to follow the receiver: it asks the person. */
  follow(): void;
}

/** Follows the receiver while the page is open: several readings, the most accurate of the last 45 seconds counts. */
export function usePosition(): PhonePosition {
  const fix = shallowRef<PhoneFix | null>(null);
  const readingCount = ref(0);
  const state = ref<'asking' | 'found' | 'denied' | 'unavailable'>('asking');
  let recent: PhoneFix[] = [];
  let watching: number | null = null;

  function take({ coords: { longitude, latitude, accuracy }, timestamp }: GeolocationPosition): void {
    recent = [...recent, { position: [longitude, latitude], accuracyMetres: accuracy, readAt: timestamp, seenAt: Date.now() }];
    weigh();
    state.value = 'found';
  }
  /** What is no longer fresh counts no more, but for the last reading: a phone at rest may have nothing new to say. */
  function weigh(): void {
    const now = Date.now(), last = recent.at(-1);
    recent = recent.filter((one) => one === last || Math.abs(now - one.seenAt) <= freshMilliseconds);
    fix.value = bestOf(recent);
    readingCount.value = recent.length;
  }
  function fail({ code, PERMISSION_DENIED }: GeolocationPositionError): void {
    if (code === PERMISSION_DENIED) state.value = 'denied';
    else if (fix.value === null) state.value = 'unavailable';
  }
  function stop(): void {
    if (watching !== null) navigator.geolocation.clearWatch(watching);
    watching = null;
  }
  function follow(): void {
    stop();
    if (!('geolocation' in navigator)) return void (state.value = 'unavailable');
    if (fix.value === null) state.value = 'asking';
    watching = navigator.geolocation.watchPosition(take, fail, { enableHighAccuracy: true, timeout: 20_000, maximumAge: 5_000 });
  }
  follow();
  useIntervalFn(weigh, 5_000);
  onScopeDispose(stop);
  return { fix, readingCount, state, follow };
}

/** A reading that moved away from the better ones is believed: the person walked. */
export function bestOf(readings: readonly PhoneFix[]): PhoneFix | null {
  const last = readings.at(-1);
  if (last === undefined) return null;
  return readings.reduce((best, one) => (one.accuracyMetres < best.accuracyMetres && isNear(one, last) ? one : best), last);
}

const metresPerDegree = 111_320;
const isNear = (a: PhoneFix, b: PhoneFix): boolean =>
  Math.hypot((a.position[0] - b.position[0]) * Math.cos((a.position[1] * Math.PI) / 180), a.position[1] - b.position[1]) * metresPerDegree <= a.accuracyMetres + b.accuracyMetres;
