import type { Endpoints, ResponseOf, SessionView } from '@wuding/contract';
import { openPhoneDatabase, settled, type PhoneDatabase } from './phone-database';

/**
 * What the phone page opens with while nobody answers: who used this phone last, with no more rights than that page
 * needs, and the duties fetched last. The only answers of the API a phone keeps; gone at sign-out.
 */
export interface KeptDuty {
  readonly session: SessionView;
  readonly duty: ResponseOf<Endpoints['readMyDuty']>;
}

const needed = new Set(['session.own', 'duty.own', 'check-in.write']);
/** The second shape of what is kept; the first, without ticks, goes when the next is kept. */
const key = 'last-2', firstKey = 'last';

let opening: Promise<PhoneDatabase | null> | null = null;
const open = (): Promise<PhoneDatabase | null> => (opening ??= openPhoneDatabase('wuding-kept', 'duty', 'key'));

export async function keepDuty({ session, duty }: KeptDuty): Promise<void> {
  const database = await open();
  if (database === null) return;
  const narrow: SessionView = { ...session, permissions: session.permissions.filter((permission) => needed.has(permission)), districtIds: [] };
  await settled(database.store('readwrite').delete(firstKey));
  await settled(database.store('readwrite').put({ key, session: narrow, duty }));
}

/** Null = nothing is kept. Prompts of then can no longer be answered. */
export async function readKeptDuty(): Promise<KeptDuty | null> {
  const database = await open();
  const kept = database === null ? undefined : await settled(database.store('readonly').get(key) as IDBRequest<KeptDuty | undefined>);
  return kept === undefined ? null : { session: kept.session, duty: { ...kept.duty, prompts: [] } };
}

type MyTasks = ResponseOf<Endpoints['listMyTasks']>['items'];

/** Keeps the tasks fetched last beside the duties, for the same person. */
export async function keepTasks(username: string, tasks: MyTasks): Promise<void> {
  const database = await open();
  if (database !== null) await settled(database.store('readwrite').put({ key: 'tasks', username, tasks }));
}

/** Empty = nothing is kept of this person. */
export async function readKeptTasks(username: string): Promise<MyTasks> {
  const database = await open();
  const kept = database === null ? undefined : await settled(database.store('readonly').get('tasks') as IDBRequest<{ username: string; tasks: MyTasks } | undefined>);
  return kept?.username === username ? kept.tasks : [];
}

export async function forgetKeptDuty(): Promise<void> {
  const database = await open();
  if (database !== null) await settled(database.store('readwrite').clear());
}
