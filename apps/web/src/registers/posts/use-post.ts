import { shallowRef, watch, type ShallowRef } from 'vue';
import type { Endpoints, PersonView, PostView, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import { useAnswer, type Loaded } from '../../districts/use-district';
import { useSession } from '../../stores/session';

export type PostDetail = ResponseOf<Endpoints['readPost']>;
export type Plan = PostView['plan'];

export const usePost = (id: () => number): Loaded<PostDetail> => useAnswer(() => String(id()), (signal) => request('readPost', { params: { id: id() }, signal }));

/** People of a dataset, for choosing and naming them; null while they are not known, or not for this role to see. */
export function usePeople(dataset: () => string | undefined): ShallowRef<readonly PersonView[] | null> {
  const session = useSession();
  const people = shallowRef<readonly PersonView[] | null>(null);
  watch(dataset, async (key) => {
    if (key === undefined || !session.can('staff.read')) return;
    try {
      people.value = (await request('listPeople', { query: { dataset: key, limit: 500 } })).items;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }, { immediate: true });
  return people;
}

type Indicator = ResponseOf<Endpoints['listIndicators']>['items'][number];

/** Indicators a post may be measured by; none while they are not known: their numbers then stand under their ids. */
export function useIndicators(): ShallowRef<readonly Indicator[]> {
  const indicators = shallowRef<readonly Indicator[]>([]);
  async function load(): Promise<void> {
    try {
      indicators.value = (await request('listIndicators', {})).items;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    }
  }
  void load();
  return indicators;
}
