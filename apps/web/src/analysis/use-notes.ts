import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { MapAnnotation } from '@wuding/contract';
import { request } from '../api/request';
import { useAttempt } from './use-attempt';

export type NoteShape = MapAnnotation['shape'];
/** What a hand is writing: a new note, or another text for one that is there. */
export interface NoteDraft {
  readonly note: MapAnnotation | null;
  readonly shape: NoteShape;
}
type Change = Partial<Pick<MapAnnotation, 'body' | 'isShared' | 'isRemoved'>>;

/** The annotations of a dataset: read when it opens, written one by one, the one just removed kept for bringing it back. */
export function useNotes(dataset: () => string) {
  const items = shallowRef<readonly MapAnnotation[]>([]);
  const total = ref(0);
  const isShown = ref(true);
  /** What the next click on the map is taken for. */
  const placing = ref<'point' | 'area' | null>(null);
  const draft = shallowRef<NoteDraft | null>(null);
  const removed = shallowRef<MapAnnotation | null>(null);
  const { failure, attempt } = useAttempt();
  let controller = new AbortController();

  async function load(): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    const answer = await attempt(() => request('listAnnotations', { query: { dataset: dataset() }, signal }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    }));
    if (answer === null) return;
    items.value = answer.items;
    total.value = answer.total;
  }
  watch(dataset, () => void load(), { immediate: true });
  onScopeDispose(() => controller.abort());

  async function save({ note, shape }: NoteDraft, { body, isShared }: { body: string; isShared: boolean }): Promise<boolean> {
    const done = await attempt(() => (note === null
      ? request('createAnnotation', { body: { dataset: dataset(), body, shape: shape as never, isShared }, idempotencyKey: crypto.randomUUID() })
      : request('editAnnotation', { params: { id: note.id }, version: note.version, body: { body, isShared } })));
    if (done === null) return false;
    draft.value = null;
    isShown.value = true;
    await load();
    return true;
  }
  async function change(note: MapAnnotation, fields: Change): Promise<void> {
    const done = await attempt(() => request('editAnnotation', { params: { id: note.id }, version: note.version, body: fields }));
    if (done === null) return;
    removed.value = done.isRemoved ? done : null;
    await load();
  }
  function take(shape: NoteShape | null): void {
    placing.value = null;
    draft.value = shape === null ? null : { note: null, shape };
  }
  return { items, total, isShown, placing, draft, removed, failure, load, save, change, take };
}

export type Notes = ReturnType<typeof useNotes>;

/** Where a note's pin stands: at its point, or at the northernmost corner of its area, so that it does not cover what it is about. */
export function pinOf({ type, coordinates }: NoteShape): [number, number] {
  if (type === 'Point') return coordinates;
  return (coordinates[0] ?? []).reduce((top, corner) => (corner[1] > top[1] ? corner : top));
}
