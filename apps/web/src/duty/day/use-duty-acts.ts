import { ref, shallowRef } from 'vue';
import type { DutyEntryView } from '@wuding/contract';
import type { CheckInKind, CheckInSource } from '@wuding/domain';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import { askServerTime } from '../../api/ask-server-time';
import { serverNow } from '../../api/server-clock';
import { bureauTimeZone } from '../../format/bureau-time-zone';
import { civilDayAt, startOfDay } from '../../format/civil-day';

/** What a leader says of a duty. `minute` of the day of the shift, null = now. */
export interface LeaderWord {
  readonly kind: CheckInKind;
  readonly source: CheckInSource;
  readonly reason: string;
  readonly minute: number | null;
}

/** "07:35" or "0735" as a minute of the day; null when it is none. */
export function readClock(text: string): number | null {
  const match = /^\s*(\d{1,2})[:：]?(\d{2})\s*$/.exec(text);
  const hour = Number(match?.[1]), minute = Number(match?.[2]);
  return match === null || hour > 23 || minute > 59 ? null : hour * 60 + minute;
}

/** A minute of the clock within a shift: of the day it began on, or of the next where that clock is before its beginning. */
function instantWithin({ startAt, arriveAt }: Pick<DutyEntryView, 'startAt' | 'arriveAt'>, minute: number): number {
  const at = startOfDay(civilDayAt(Date.parse(startAt), bureauTimeZone), bureauTimeZone) + minute * 60_000;
  return at < Date.parse(arriveAt) - 3_600_000 ? at + 86_400_000 : at;
}

/** The acts of whoever answers for the duty; each act has one key, sent again after a failure. */
export function useDutyActs(entry: () => DutyEntryView, onDone: () => void) {
  const isBusy = ref(false);
  const failure = shallowRef<RequestFailure | null>(null);
  let act: { body: string; key: string; at: number } | null = null;

  async function run(what: string, send: (key: string, at: number) => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    failure.value = null;
    try {
      await askServerTime();
      if (act?.body !== what) act = { body: what, key: crypto.randomUUID(), at: serverNow() };
      await send(act.key, act.at);
      act = null;
      onDone();
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  const say = ({ minute, ...word }: LeaderWord): Promise<boolean> => run(JSON.stringify([entry().shiftId, entry().personId, word, minute]), (idempotencyKey, at) =>
    request('recordCheckIns', {
      body: { ...word, shiftId: entry().shiftId, personIds: [entry().personId], deviceAt: new Date(minute === null ? at : instantWithin(entry(), minute)).toISOString() }, idempotencyKey,
    }));
  const relieve = (reliefPersonId: number, reason: string): Promise<boolean> => run(JSON.stringify([entry().shiftId, entry().personId, reliefPersonId, reason]), (idempotencyKey) =>
    request('relieveDuty', { body: { shiftId: entry().shiftId, personId: entry().personId, reliefPersonId, reason }, idempotencyKey }));
  /** Instant by which it may be answered; null = nobody was asked. */
  const answerBy = ref<string | null>(null);
  const ask = (): Promise<boolean> => run(JSON.stringify([entry().shiftId, entry().personId, 'ask']), async (idempotencyKey) => {
    answerBy.value = null;
    answerBy.value = (await request('askPrompt', { body: { shiftId: entry().shiftId, personId: entry().personId }, idempotencyKey })).answerBy;
  });
  return { isBusy, failure, answerBy, say, relieve, ask };
}
