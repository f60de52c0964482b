import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { RouteLocationRaw, Router } from 'vue-router';
import type { Query } from './view-intent';

/** Version of what links say. A change that an older program would misread takes the next number. */
const linkVersion = '1';
/** Longer ones are cut by mail programs and chat. @source quality.md: permalinks of at most 2,000 characters */
export const longestLink = 2_000;

/**
 * The address under which this view opens again, with the version of its language.
 * @returns null when it would be longer than `longestLink`: a cut link would open something else
 */
export function permalinkOf(router: Router, to: RouteLocationRaw & object, origin: string): string | null {
  const query = 'query' in to ? to.query : undefined;
  const link = `${origin}${router.resolve({ ...to, query: { v: linkVersion, ...query } }).href}`;
  return link.length > longestLink ? null : link;
}

/** Whether the address on opening was written by a newer program than this one; said until it is dismissed. */
export const useLinkVersion = defineStore('link-version', () => {
  const isUnknown = ref(false);
  function read({ v }: Query): void {
    if (v !== undefined && v !== linkVersion) isUnknown.value = true;
  }
  return { isUnknown, read };
});
