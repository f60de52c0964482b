import { computed, ref, watch } from 'vue';
import type { MyDutyView } from '@wuding/contract';
import { judgePlace, type CheckInKind, type PlaceVerdict } from '@wuding/domain';
import { useServerNow } from '../api/use-server-now';
import { stepOf } from './duty-moment';
import { metresToLines } from './metres-to-lines';
import { isCheckIn, type Outbox, type OutboxItem } from './outbox';
import { ticksAsSaid } from './ticks-as-said';
import type { PhoneFix } from './use-position';

/** What a tap says beyond its kind. */
export interface Tap {
  readonly kind: CheckInKind;
  readonly reason?: string;
  readonly photo?: string;
}

/** A satellite time this far from the tap was read for something else. */
const gpsAgeMilliseconds = 60_000;

/** Where the person stands to a duty, what can be done about it, and doing it. */
export function useCheckIn(outbox: Outbox, { duty, fix, self, toldAt }: { duty: () => MyDutyView | null; fix: () => PhoneFix | null; self: () => string; toldAt: () => number }) {
  /** The server's time, ticking. */
  const now = useServerNow(1_000);

  const metres = computed(() => {
    const here = fix(), shown = duty();
    return here === null || shown === null ? null : metresToLines([here.position[0], here.position[1]], shown.lines);
  });
  const verdict = computed<PlaceVerdict>(() => {
    const here = fix(), shown = duty();
    if (here === null || shown === null) return 'none';
    return metres.value === null ? 'weak' : judgePlace({ distanceMetres: metres.value, accuracyMetres: here.accuracyMetres, radiusMetres: shown.radiusMetres });
  });
  const lastWaiting = computed(() => outbox.items.value.flatMap(({ state, body }) => (state === 'waiting' && isCheckIn(body) && body.shiftId === duty()?.shiftId && body.personIds === undefined ? [body.kind] : [])).at(-1) ?? null);
  const step = computed(() => {
    const shown = duty();
    return shown === null ? 'over' : stepOf(shown, lastWaiting.value, now.value);
  });
  /** Whether arriving needs a photo and a reason, as the server will judge it. */
  const needsPhoto = computed(() => (step.value === 'in' || step.value === 'back') && verdict.value !== 'inside');

  /** Companions who check in on this phone. */
  const chosen = ref<readonly number[]>([]);
  watch(() => duty()?.shiftId, () => (chosen.value = []));

  function bodyOf({ kind, reason = '', photo }: Tap) {
    const here = fix(), tappedAt = Date.now();
    const isTimed = here !== null && Math.abs(here.readAt - tappedAt) <= gpsAgeMilliseconds;
    return {
      shiftId: duty()?.shiftId ?? 0, kind, deviceAt: new Date(tappedAt).toISOString(), reason, ...(photo === undefined ? {} : { photo }),
      ...(here === null ? {} : { fix: { position: [here.position[0], here.position[1]] as [number, number], accuracyMetres: Math.min(here.accuracyMetres, 100_000), crs: 'wgs84' as const } }),
      ...(isTimed ? { gpsAt: new Date(here.readAt).toISOString() } : {}),
    };
  }

  /** For oneself, and for the chosen companions under a tap of their own, marked as made on a shared phone. */
  async function tap(what: Tap): Promise<void> {
    const shown = duty();
    if (shown === null) return;
    const body = bodyOf(what), companions = shown.companions.filter(({ personId }) => chosen.value.includes(personId));
    chosen.value = [];
    const sent = [outbox.add({ body: { ...body, source: 'phone' }, placeName: shown.placeName, people: [self()] })];
    if (companions.length > 0 && what.kind !== 'absent') {
      sent.push(outbox.add({ body: { ...body, source: 'shared-phone', personIds: companions.map(({ personId }) => personId) }, placeName: shown.placeName, people: companions.map(({ name }) => name) }));
    }
    await Promise.all(sent);
    await outbox.flush();
  }

  /** Answers a prompt for oneself or for somebody without a phone. */
  async function answer(prompt: { id: number; personId: number; personName: string; shiftId: number }, isOwn: boolean, what: Omit<Tap, 'kind'> = {}): Promise<void> {
    await outbox.add({
      body: { ...bodyOf({ ...what, kind: 'prompt' }), shiftId: prompt.shiftId, promptId: prompt.id, source: isOwn ? 'phone' : 'shared-phone', personIds: [prompt.personId] },
      placeName: duty()?.placeName ?? '', people: [prompt.personName],
    });
  }
  /** 到点无违规, where one stands; without a position there is nothing to say. @returns how far the tap came */
  async function sayClear(): Promise<OutboxItem['state'] | null> {
    const here = fix(), shown = duty();
    if (here === null || shown === null) return null;
    const { deviceAt, gpsAt = null } = bodyOf({ kind: 'in' });
    await outbox.add({ body: { kind: 'clear', deviceAt, gpsAt, fix: { position: [here.position[0], here.position[1]], accuracyMetres: Math.min(here.accuracyMetres, 100_000) } }, placeName: shown.placeName, people: [] });
    return outbox.items.value.findLast(({ body }) => body.kind === 'clear' && body.deviceAt === deviceAt)?.state ?? null;
  }
  /** The list of the post as it was told and tapped since. */
  const lines = computed(() => {
    const shown = duty();
    return shown === null ? [] : ticksAsSaid(shown, outbox.items.value, toldAt());
  });
  async function tick(line: string, isDone: boolean): Promise<void> {
    const shown = duty();
    if (shown !== null) await outbox.add({ body: { kind: 'tick', shiftId: shown.shiftId, line, isDone, deviceAt: new Date().toISOString() }, placeName: shown.placeName, people: [line] });
  }
  const choose = (people: readonly number[]): void => void (chosen.value = people);
  return { now, metres, verdict, step, needsPhoto, chosen, choose, tap, answer, sayClear, lines, tick };
}
export type CheckInDesk = ReturnType<typeof useCheckIn>;
