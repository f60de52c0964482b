import { computed, type ComputedRef } from 'vue';
import type { LeaveView, PersonView, TeamView } from '@wuding/contract';
import { request } from '../../api/request';
import { serverNow } from '../../api/server-clock';
import { useAnswer, type Loaded } from '../../districts/use-district';
import type { Scheme } from './schemes';

export interface Staff {
  readonly teams: readonly TeamView[];
  readonly schemes: readonly Scheme[];
  /** Everybody in service, for naming members. */
  readonly people: readonly PersonView[];
  /** Leave that runs now. */
  readonly leave: readonly LeaveView[];
}

/** What the register shows beside its list: teams, schemes, who is away now. */
export function useStaff(dataset: () => string | undefined): Loaded<Staff> & { away: ComputedRef<ReadonlyMap<number, string>> } {
  const loaded = useAnswer<Staff>(() => dataset() ?? null, async (signal) => {
    const query = { dataset: dataset() }, now = serverNow();
    const [teams, schemes, people, leave] = await Promise.all([
      request('listTeams', { query: { ...query, limit: 1_000 }, signal }), request('listWorkingTimeSchemes', { query, signal }),
      request('listPeople', { query: { ...query, limit: 1_000 }, signal }),
      request('listLeave', { query: { ...query, from: new Date(now).toISOString(), to: new Date(now + 1_000).toISOString(), limit: 1_000 }, signal }),
    ]);
    return { teams: teams.items, schemes: schemes.items, people: people.items, leave: leave.items };
  });
  return { ...loaded, away: computed(() => new Map((loaded.value.value?.leave ?? []).map(({ personId, kind }) => [personId, kind]))) };
}
