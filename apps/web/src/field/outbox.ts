import { computed, shallowRef } from 'vue';
import type { Endpoints, RequestOf } from '@wuding/contract';
import { RequestFailure, type FailureCode } from '../api/problem';
import { request } from '../api/request';
import type { OutboxStorage } from './outbox-storage';

export type CheckInBody = Omit<RequestOf<Endpoints['recordCheckIns']>['body'], 'sentAt'>;

/** What somebody said of a task, beside check-ins in the same box. */
export type TaskTap = Omit<RequestOf<Endpoints['stepMyTask']>['body'], 'sentAt'> & { readonly kind: 'task'; readonly taskId: number; readonly photo?: undefined };
/** That somebody found nothing at the spot he stands at. */
export type ClearTap = Omit<RequestOf<Endpoints['sayClear']>['body'], 'sentAt'> & { readonly kind: 'clear'; readonly photo?: undefined };
/** That a line of the post's list is done, or not after all. */
export type ListTap = Omit<RequestOf<Endpoints['tickDuty']>['body'], 'sentAt'> & { readonly kind: 'tick'; readonly photo?: undefined };
type TapBody = CheckInBody | TaskTap | ClearTap | ListTap;

export const isCheckIn = (body: TapBody): body is CheckInBody => body.kind !== 'task' && body.kind !== 'clear' && body.kind !== 'tick';

/** One tap, with the key it keeps however often it is sent. `failed` holds the code of the refusal. */
export interface OutboxItem {
  readonly key: string;
  /** Whose account tapped: nobody else's session sends it. */
  readonly username: string;
  readonly body: TapBody;
  /** What the person reads about it: the place and who. */
  readonly placeName: string;
  readonly people: readonly string[];
  /** By this device's clock, UTC milliseconds. */
  readonly tappedAt: number;
  readonly state: 'waiting' | 'refused' | 'received';
  readonly failed: FailureCode | null;
}

/** How long receipts stay to be read: a shift. */
const receiptMilliseconds = 12 * 3_600_000;

/**
 * The taps of this phone on their way to the server, oldest first. Nothing is dropped before its receipt: what
 * cannot be sent waits, what is refused stays until the person puts it away. Positions and photos go with the receipt.
 */
export function openOutbox(opening: Promise<OutboxStorage>, username: string, onReceived: () => void) {
  const items = shallowRef<readonly OutboxItem[]>([]);
  const isSending = shallowRef(false);
  /** Whether what waits outlives the page. */
  const isLasting = shallowRef(true);

  async function load(): Promise<void> {
    const storage = await opening, all = await storage.all();
    isLasting.value = storage.isLasting;
    const old = all.filter(({ state, tappedAt }) => state === 'received' && Math.abs(Date.now() - tappedAt) > receiptMilliseconds);
    for (const { key } of old) await storage.remove(key);
    items.value = all.filter((item) => item.username === username && !old.includes(item)).sort((a, b) => a.tappedAt - b.tappedAt);
  }

  async function put(item: OutboxItem): Promise<void> {
    await (await opening).put(item);
    items.value = [...items.value.filter(({ key }) => key !== item.key), item].sort((a, b) => a.tappedAt - b.tappedAt);
  }

  /** Keeps a tap, then sends what waits. */
  async function add(tap: Pick<OutboxItem, 'body' | 'placeName' | 'people'>): Promise<void> {
    await put({ ...tap, key: crypto.randomUUID(), username, tappedAt: Date.parse(tap.body.deviceAt), state: 'waiting', failed: null });
    await flush();
  }

  /** Sends everything that waits, in order; stops where nobody answers. */
  async function flush(): Promise<void> {
    if (isSending.value) return;
    isSending.value = true;
    try {
      for (let next = firstWaiting(); next !== undefined; next = firstWaiting()) if (!(await send(next))) return;
    } finally {
      isSending.value = false;
    }
  }
  const firstWaiting = (): OutboxItem | undefined => items.value.find(({ state }) => state === 'waiting');

  /** @returns whether to go on with the next */
  async function send(item: OutboxItem): Promise<boolean> {
    try {
      await post(item, new Date().toISOString());
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (error.isPassing || error.code === 'not-signed-in' || error.code === 'foreign-answer' || error.status >= 500) return false;
      await put({ ...item, state: 'refused', failed: error.code });
      onReceived();
      return true;
    }
    await put({ ...item, body: lightened(item.body), state: 'received' });
    onReceived();
    return true;
  }

  function post({ body, key }: OutboxItem, sentAt: string): Promise<unknown> {
    if (body.kind === 'clear') return request('sayClear', { body: { fix: body.fix, deviceAt: body.deviceAt, gpsAt: body.gpsAt ?? null, sentAt }, idempotencyKey: key });
    if (body.kind === 'tick') return request('tickDuty', { body: { shiftId: body.shiftId, line: body.line, isDone: body.isDone, deviceAt: body.deviceAt, sentAt }, idempotencyKey: key });
    if (isCheckIn(body)) return request('recordCheckIns', { body: { ...body, sentAt }, idempotencyKey: key });
    const { kind: _kind, taskId, photo: _photo, ...said } = body;
    return request('stepMyTask', { params: { id: taskId }, body: { ...said, sentAt }, idempotencyKey: key });
  }

  async function putAway(key: string): Promise<void> {
    await (await opening).remove(key);
    items.value = items.value.filter((item) => item.key !== key);
  }

  const waitingCount = computed(() => items.value.filter(({ state }) => state === 'waiting').length);
  const refusedCount = computed(() => items.value.filter(({ state }) => state === 'refused').length);
  return { items, isSending, isLasting, waitingCount, refusedCount, load, add, flush, putAway };
}
/** Positions and photos go with the receipt. */
const lightened = (body: TapBody): TapBody => {
  if (body.kind === 'tick') return body;
  if (body.kind === 'task') return { ...body, fix: null };
  if (body.kind === 'clear') return { ...body, fix: { position: [0, 0], accuracyMetres: 0 } };
  const { photo: _photo, ...rest } = body;
  return { ...rest, fix: null };
};
export type Outbox = ReturnType<typeof openOutbox>;
