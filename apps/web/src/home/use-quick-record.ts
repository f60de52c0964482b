import { computed, ref, shallowRef } from 'vue';
import type { IncidentView } from '@wuding/contract';
import type { IncidentOutcome } from '@wuding/domain';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { askServerTime } from '../api/ask-server-time';
import { serverNow } from '../api/server-clock';

export interface Place {
  readonly position: readonly [number, number];
  /** Radius the device is sure within, metres; null = picked on the map. */
  readonly accuracyMetres: number | null;
}

export const quickOutcomes = ['advice', 'warning', 'corrected', 'cleared', 'none'] as const satisfies readonly IncidentOutcome[];

/**
 * The form for what was found and handled on the spot. One act has one key: sent again after a failure, the server gives
 * the first answer; only a change of the form or a success makes a new act. When it was is told by the server's clock:
 * a phone's own may be a day off.
 */
export function useQuickRecord(dataset: () => string, onRecorded: () => void) {
  const eventCode = ref('');
  const outcome = ref<(typeof quickOutcomes)[number]>('advice');
  const note = ref('');
  const place = shallowRef<Place | null>(null);
  const isSending = ref(false);
  const isMissingCode = ref(false);
  const failure = shallowRef<RequestFailure | null>(null);
  const recorded = shallowRef<IncidentView | null>(null);
  let act: { key: string; body: string; occurredAt: string } | null = null;

  const facts = computed(() => ({
    dataset: dataset(), eventCode: eventCode.value, outcome: outcome.value, description: note.value.trim(),
    position: place.value === null ? null : ([...place.value.position] as [number, number]),
  }));

  async function submit(): Promise<void> {
    isMissingCode.value = eventCode.value === '';
    if (isSending.value || isMissingCode.value) return;
    const body = JSON.stringify(facts.value);
    isSending.value = true;
    failure.value = null;
    try {
      await askServerTime();
      if (act?.body !== body) act = { key: crypto.randomUUID(), body, occurredAt: new Date(serverNow()).toISOString() };
      recorded.value = await request('recordIncident', {
        body: { ...facts.value, occurredAt: act.occurredAt, source: 'patrol', handlingMode: 'on-the-spot' }, idempotencyKey: act.key,
      });
      act = null;
      note.value = '';
      onRecorded();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
    } finally {
      isSending.value = false;
    }
  }
  return { eventCode, outcome, note, place, isSending, isMissingCode, failure, recorded, submit };
}
