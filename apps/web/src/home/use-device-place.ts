import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Place } from './use-quick-record';

/** Long enough for a cold receiver under trees, short enough to wait for. */
const patienceMilliseconds = 15_000;

export interface DevicePlace {
  readonly place: Readonly<ShallowRef<Place | null>>;
  readonly isAsking: Readonly<Ref<boolean>>;
  readonly hasFailed: Readonly<Ref<boolean>>;
  /** Asks the device once, which asks its owner; null when it cannot or may not tell. */
  ask(): Promise<Place | null>;
}

/** Where the device is, only ever asked by a press. */
export function useDevicePlace(): DevicePlace {
  const place = shallowRef<Place | null>(null);
  const isAsking = ref(false);
  const hasFailed = ref(false);
  async function ask(): Promise<Place | null> {
    isAsking.value = true;
    hasFailed.value = false;
    const found = await currentPlace();
    isAsking.value = false;
    hasFailed.value = found === null;
    if (found !== null) place.value = found;
    return found;
  }
  return { place, isAsking, hasFailed, ask };
}

const currentPlace = (): Promise<Place | null> => new Promise((resolve) => {
  if (!('geolocation' in navigator)) return resolve(null);
  navigator.geolocation.getCurrentPosition(
    ({ coords: { longitude, latitude, accuracy } }) => resolve({ position: [longitude, latitude], accuracyMetres: accuracy }),
    () => resolve(null), { enableHighAccuracy: true, timeout: patienceMilliseconds, maximumAge: 10_000 },
  );
});
