import { ref, shallowRef } from 'vue';
import type { SavedView } from '@wuding/contract';
import { request } from '../api/request';
import { useAttempt } from './use-attempt';

type Change = Partial<Pick<SavedView, 'name' | 'query' | 'isShared' | 'isRemoved'>>;
const shownCount = 50;

/** The views kept on the server, as one looks for them; the one just removed is kept for bringing it back. */
export function useSavedViews(dataset: () => string) {
  const items = shallowRef<readonly SavedView[]>([]);
  const total = ref(0);
  const search = ref('');
  const removed = shallowRef<SavedView | null>(null);
  const { failure, attempt } = useAttempt();

  async function load(): Promise<void> {
    const q = search.value.trim();
    const answer = await attempt(() => request('listSavedViews', { query: { dataset: dataset(), limit: shownCount, sort: '-savedAt', ...(q === '' ? {} : { q }) } }));
    if (answer === null) return;
    items.value = answer.items;
    total.value = answer.total;
  }
  async function save(name: string, query: string, isShared: boolean): Promise<boolean> {
    const done = await attempt(() => request('createSavedView', { body: { dataset: dataset(), name, query, isShared }, idempotencyKey: crypto.randomUUID() }));
    if (done !== null) await load();
    return done !== null;
  }
  async function change(view: SavedView, fields: Change): Promise<boolean> {
    const done = await attempt(() => request('editSavedView', { params: { id: view.id }, version: view.version, body: fields }));
    if (done === null) return false;
    removed.value = done.isRemoved ? done : null;
    await load();
    return true;
  }
  return { items, total, search, removed, failure, load, save, change };
}
