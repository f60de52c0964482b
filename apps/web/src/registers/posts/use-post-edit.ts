import { ref, shallowRef, type ShallowRef } from 'vue';
import type { PostPart } from '@wuding/domain';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import type { Plan, PostDetail } from './use-post';

/** A part or the name as it shall be. */
export type PostChange = { readonly name: string } | { readonly plan: Partial<Plan> };

export interface Conflict {
  readonly change: PostChange;
  readonly theirs: PostDetail;
}

/** The inverse of a change on the post as it was. */
const inverseOf = (change: PostChange, { name, plan }: PostDetail): PostChange =>
  ('name' in change ? { name } : { plan: Object.fromEntries(Object.keys(change.plan).map((part) => [part, plan[part as PostPart]])) });

/**
 * Saves changes of a post over the version they were made from. Who comes second gets both versions to choose from; what
 * was saved last can be taken back.
 */
export function usePostEdit(post: ShallowRef<PostDetail | null>, load: () => Promise<void>) {
  const isBusy = ref(false);
  const failure = shallowRef<RequestFailure | null>(null);
  const conflict = shallowRef<Conflict | null>(null);
  /** What takes the last saved change back; null = nothing was saved, or it was taken back. */
  const undoing = shallowRef<PostChange | null>(null);

  async function save(change: PostChange, { over, isUndo = false }: { over?: number; isUndo?: boolean } = {}): Promise<boolean> {
    const before = post.value;
    if (before === null || isBusy.value) return false;
    isBusy.value = true;
    failure.value = null;
    try {
      await request('editPost', { params: { id: before.id }, version: over ?? before.version, body: change });
      conflict.value = null;
      undoing.value = isUndo ? null : inverseOf(change, before);
      await load();
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      if (error.code === 'version-conflict') {
        const theirs = await request('readPost', { params: { id: before.id } }).catch(() => null);
        if (theirs !== null) conflict.value = { change, theirs };
      }
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  const forget = (): void => {
    failure.value = null;
    conflict.value = null;
  };
  return { isBusy, failure, conflict, undoing, save, forget };
}
