import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { RequestFailure } from './problem';

export interface CursorPage<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface CursorList<Item> {
  /** null until the first page of a question has come. */
  readonly page: Readonly<ShallowRef<CursorPage<Item> | null>>;
  /** How many records lie before the page. */
  readonly offset: Readonly<Ref<number>>;
  readonly failure: Readonly<ShallowRef<RequestFailure | null>>;
  readonly isLoading: Readonly<Ref<boolean>>;
  next(): void;
  previous(): void;
  reload(): void;
}

/**
 * Pages through a list by cursor, forward and back. Another question (`key`) begins at its first page.
 * @param fetchPage asks for the page after a cursor, null = the first
 */
export function useCursorList<Item>(key: () => string | null, fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<CursorPage<Item>>): CursorList<Item> {
  const page = shallowRef<CursorPage<Item> | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  const isLoading = ref(false);
  const offset = ref(0);
  /** Pages before this one: where each began and how many records lay before it. */
  let before: { cursor: string | null; offset: number }[] = [];
  let cursor: string | null = null;
  let controller = new AbortController();

  async function load(): Promise<boolean> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    isLoading.value = true;
    try {
      page.value = await fetchPage(cursor, signal);
      failure.value = null;
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      return false;
    } finally {
      if (!signal.aborted) isLoading.value = false;
    }
  }

  async function turn(toCursor: string | null, toOffset: number, pagesBefore: typeof before): Promise<void> {
    const from = { cursor, before };
    cursor = toCursor;
    if (await load()) {
      before = pagesBefore;
      offset.value = toOffset;
    } else if (cursor === toCursor && failure.value !== null) {
      cursor = from.cursor;
    }
  }

  watch(key, (now) => {
    page.value = null;
    before = [];
    cursor = null;
    offset.value = 0;
    if (now !== null) void load();
  }, { immediate: true });
  onScopeDispose(() => controller.abort());

  return {
    page, offset, failure, isLoading,
    next() {
      const now = page.value;
      if (now?.nextCursor) void turn(now.nextCursor, offset.value + now.items.length, [...before, { cursor, offset: offset.value }]);
    },
    previous() {
      const last = before.at(-1);
      if (last !== undefined) void turn(last.cursor, last.offset, before.slice(0, -1));
    },
    reload: () => void load(),
  };
}
