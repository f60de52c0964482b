import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

export type CodeSet = ResponseOf<Endpoints['listEventCodes']>;

/** Event codes and report categories by dataset: asked once each, for they change with an edition of the code set. */
export const useEventCodes = defineStore('event-codes', () => {
  const codeSets = shallowReactive(new Map<string, CodeSet>());
  const awaited = shallowReactive(new Set<string>());

  /** Fetches the code set of a dataset. Where it cannot be had, codes stand for their names. */
  async function load(dataset: string): Promise<void> {
    if (codeSets.has(dataset)) return;
    awaited.add(dataset);
    try {
      codeSets.set(dataset, await request('listEventCodes', { query: { dataset } }));
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
    } finally {
      awaited.delete(dataset);
    }
  }

  /** What counts where has changed: ask again. */
  const forget = (): void => codeSets.clear();

  const of = (dataset: string | undefined): CodeSet | undefined => (dataset === undefined ? undefined : codeSets.get(dataset));
  /** While names are on their way nobody reads codes. */
  const unnamed = (dataset: string | undefined, code: string): string => (dataset !== undefined && awaited.has(dataset) ? '…' : code);
  const codeName = (dataset: string | undefined, code: string): string => of(dataset)?.items.find((item) => item.code === code)?.name ?? unnamed(dataset, code);
  const categoryName = (dataset: string | undefined, key: string): string => of(dataset)?.reportCategories.find((item) => item.key === key)?.name ?? unnamed(dataset, key);

  return { load, forget, of, codeName, categoryName };
});
