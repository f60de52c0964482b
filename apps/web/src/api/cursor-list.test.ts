import { describe, expect, it } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { useCursorList, type CursorPage } from './cursor-list';
import { RequestFailure } from './problem';

const records = Array.from({ length: 7 }, (_, index) => index + 1);
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await nextTick();
};

function pager(key = ref<string | null>('all')) {
  let isAway = false;
  const fetchPage = (cursor: string | null): Promise<CursorPage<number>> => {
    if (isAway) return Promise.reject(new RequestFailure('unreachable', 0));
    const start = Number(cursor ?? 0);
    const items = records.slice(start, start + 3);
    return Promise.resolve({ items, nextCursor: start + 3 < records.length ? String(start + 3) : null, total: records.length });
  };
  const list = effectScope().run(() => useCursorList(() => key.value, fetchPage))!;
  return { list, key, goAway: () => (isAway = true), comeBack: () => (isAway = false) };
}

describe('paging by cursor', () => {
  it('goes forward to the last page and back to the first', async () => {
    const { list } = pager();
    const seen: number[][] = [];
    const look = async (): Promise<void> => {
      await settle();
      seen.push([list.offset.value, ...(list.page.value?.items ?? [])]);
    };
    await look();
    for (const step of [list.next, list.next, list.next, list.previous, list.previous, list.previous]) {
      step();
      await look();
    }
    expect(seen).toEqual([[0, 1, 2, 3], [3, 4, 5, 6], [6, 7], [6, 7], [3, 4, 5, 6], [0, 1, 2, 3], [0, 1, 2, 3]]);
  });

  it('begins anew when the question changes', async () => {
    const { list, key } = pager();
    await settle();
    list.next();
    await settle();
    key.value = 'open';
    await settle();
    expect([list.offset.value, list.page.value?.items[0]]).toEqual([0, 1]);
  });

  it('keeps the page on show when the next one cannot be had, and goes on later', async () => {
    const { list, goAway, comeBack } = pager();
    await settle();
    goAway();
    list.next();
    await settle();
    expect([list.failure.value?.code, list.offset.value, list.page.value?.items]).toEqual(['unreachable', 0, [1, 2, 3]]);
    comeBack();
    list.next();
    await settle();
    expect([list.failure.value, list.offset.value, list.page.value?.items]).toEqual([null, 3, [4, 5, 6]]);
  });
});
