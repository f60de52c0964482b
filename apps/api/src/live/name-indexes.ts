import type { Clock } from '@wuding/domain';
import type { Store } from '../db/store';
import { lastNameChange, listNames, type NamedThing } from '../repositories/search-names';
import { matchName, nameKey, queryKey, type NameKey, type NameMatch } from './name-key';
import { OneAtATime } from './one-at-a-time';

export interface NameHit {
  readonly thing: NamedThing;
  readonly match: NameMatch;
}

/** The names of one dataset as of a change number. */
export interface NameIndex {
  /** What a query finds, best first: by how it is found, then district, street, place, then shorter names. */
  find(typed: string): NameHit[];
}

export interface NameIndexes {
  /**
   * The names of a dataset with everything committed before the call. Cost: one look at the change log; when a district,
   * street or place changed since, all names are read again, which grows with their number (10,000: about 0.2 s). A
   * search passes over every name once.
   * @param datasetId of a dataset that exists
   */
  of(datasetId: number): Promise<NameIndex>;
}

const matchRank: Readonly<Record<NameMatch, number>> = { exact: 0, prefix: 1, word: 2, substring: 3 };
const kindRank: Readonly<Record<NamedThing['kind'], number>> = { district: 0, street: 1, place: 2 };

/** The name indexes of a store, each built when first asked for. */
export function openNameIndexes({ store, clock }: { store: Store; clock: Clock }): NameIndexes {
  const kept = new Map<number, OneAtATime<NameIndex & { readonly asOf: number }>>();
  return {
    of(datasetId) {
      let keeper = kept.get(datasetId);
      if (keeper === undefined) {
        let current: (NameIndex & { readonly asOf: number }) | null = null;
        keeper = new OneAtATime(async () => {
          const last = await lastNameChange(store.db, datasetId);
          if (current?.asOf !== last) current = { ...indexOf(await listNames(store.db, datasetId, clock.now())), asOf: last };
          return current;
        });
        kept.set(datasetId, keeper);
      }
      return keeper.run();
    },
  };
}

function indexOf(things: readonly NamedThing[]): NameIndex {
  const keyed: { thing: NamedThing; key: NameKey }[] = things.map((thing) => ({ thing, key: nameKey(thing.name) }));
  return {
    find(typed) {
      const query = queryKey(typed);
      if (query === '') return [];
      return keyed.flatMap(({ thing, key }): NameHit[] => {
        const match = matchName(key, query);
        return match === null ? [] : [{ thing, match }];
      }).sort(byRank);
    },
  };
}

const byRank = (a: NameHit, b: NameHit): number =>
  matchRank[a.match] - matchRank[b.match] || kindRank[a.thing.kind] - kindRank[b.thing.kind] || a.thing.name.length - b.thing.name.length
  || (a.thing.name < b.thing.name ? -1 : a.thing.name > b.thing.name ? 1 : 0) || (a.thing.id ?? 0) - (b.thing.id ?? 0);
