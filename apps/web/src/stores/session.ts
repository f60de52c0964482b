import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { SessionView } from '@wuding/contract';
import type { Permission } from '@wuding/domain';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';
import { forgetKeptDuty, readKeptDuty } from './kept-duty';

/** Who is signed in. `failure` = nobody could be asked, which is not the same as being signed out. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<SessionView | null>(null);
  const failure = shallowRef<RequestFailure | null>(null);
  let isAsked = false;

  /** Asks once who the cookie belongs to; asks again after a failure. */
  async function load(): Promise<void> {
    if (isAsked) return;
    try {
      session.value = await request('readSession', {});
      failure.value = null;
      isAsked = true;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      isAsked = error.code === 'not-signed-in';
      failure.value = isAsked ? null : error;
    }
  }

  /** @throws RequestFailure: wrong credentials, a locked or disabled account, too many tries */
  async function signIn(credentials: { username: string; password: string; totp?: string }): Promise<SessionView> {
    const created = await request('createSession', { body: credentials });
    replace(created);
    return created;
  }

  /** The session as the server now has it. */
  function replace(now: SessionView): void {
    session.value = now;
    failure.value = null;
    isAsked = true;
  }

  async function signOut(): Promise<void> {
    await request('deleteSession', {});
    forget();
  }

  /** The session turned out to have ended: what this phone kept for it goes too. */
  function forget(): void {
    session.value = null;
    isAsked = true;
    void forgetKeptDuty();
  }

  /** While nobody can be asked, the phone page opens for whoever used it last; the next page asks again. */
  async function takeKept(): Promise<void> {
    const kept = await readKeptDuty();
    if (kept === null) return;
    session.value = kept.session;
    failure.value = null;
  }

  const permissions = computed(() => new Set(session.value?.permissions ?? []));
  /** Whether the role may do this somewhere; the server decides on each record. */
  const can = (permission: Permission): boolean => permissions.value.has(permission);

  return { session, failure, load, signIn, replace, signOut, forget, takeKept, can };
});

/** Where a person starts: today's work, the map for whoever sees nothing else, and for the separated powers each its own page. */
export function homeOf(session: SessionView): string {
  if (session.permissions.includes('event.slice')) return '/home';
  if (session.permissions.includes('map.read')) return '/overview';
  if (session.permissions.includes('audit.read')) return '/admin/audit';
  return session.permissions.includes('account.read') ? '/admin/accounts' : '/admin/system';
}
