import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';
import type { ScreenStanding } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

/** A code is looked after every few seconds, a right every minute. */
const waitingMilliseconds = 3_000, pairedMilliseconds = 60_000;

/**
 * How this screen stands with the bureau. One that nobody knows gets a code to show, and another when that has run out. While nobody answers,
 * what was known stays.
 */
export function useStanding() {
  const standing = shallowRef<ScreenStanding | null>(null), isAway = shallowRef(false);
  let askedAt = -Infinity, isWanted = false;

  async function look(): Promise<void> {
    askedAt = performance.now();
    try {
      standing.value = await request('readStanding', {});
      if (isWanted && standing.value.standing !== 'active' && standing.value.standing !== 'expiring' && standing.value.standing !== 'waiting') {
        await request('beginPairing', { body: {} });
        standing.value = { ...(await request('readStanding', {})) };
      }
      isAway.value = false;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      isAway.value = true;
    }
  }
  useIntervalFn(() => {
    const isPaired = standing.value?.standing === 'active' || standing.value?.standing === 'expiring';
    if (performance.now() - askedAt >= (isPaired ? pairedMilliseconds : waitingMilliseconds)) void look();
  }, 1_000);
  return {
    standing, isAway, look,
    /** Asks for a code from now on, whenever this screen is nobody's. */
    async wantCode(): Promise<void> {
      isWanted = true;
      await look();
    },
  };
}
