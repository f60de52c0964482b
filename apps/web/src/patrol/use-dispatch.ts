import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { AlarmView } from '@wuding/contract';
import { placeOfAlarm, type DispatchPlace } from './dispatch-place';
import type { Live } from './use-live';

/** Sending a unit to a place: from an alarm, from an incident in the address (`incident`, `code`), or to a point on the map. */
export function useDispatch(live: Live, { sent, go }: { sent: () => void; go: (position: [number, number]) => void }) {
  const { t } = useI18n();
  const isOpen = ref(false);
  const place = shallowRef<DispatchPlace | null>(null);
  /** Changes with every task that was sent. */
  const sentCount = ref(0);
  const marker = computed<[number, number] | null>(() => (place.value?.position == null || !isOpen.value ? null : [place.value.position[0], place.value.position[1]]));

  function open(at: DispatchPlace | null): void {
    [place.value, isOpen.value] = [at, true];
    if (at?.position != null) go([at.position[0], at.position[1]]);
  }
  return {
    isOpen, place, marker, sentCount,
    begin: () => open(null),
    fromAlarm: async (alarm: AlarmView) => open(await placeOfAlarm(alarm, live.units.value)),
    /** A click on the map counts while a place is asked for. */
    pick([lng, lat]: readonly number[]): void {
      if (!isOpen.value || lng === undefined || lat === undefined) return;
      place.value = { position: [lng, lat], name: t('tasks.here', { lng: lng.toFixed(5), lat: lat.toFixed(5) }), incidentId: null, alarmKey: place.value?.alarmKey ?? null, title: place.value?.title ?? '' };
    },
    read({ incident, code }: Readonly<Record<string, unknown>>): void {
      if (typeof incident !== 'string' || !/^\d{1,9}$/.test(incident)) return;
      const name = t('tasks.incident', { code: typeof code === 'string' ? code : incident });
      open({ position: null, name, incidentId: Number(incident), alarmKey: null, title: name });
    },
    close: () => { isOpen.value = false; },
    sent(): void {
      isOpen.value = false;
      sentCount.value++;
      sent();
    },
  };
}
