import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { longestLink, permalinkOf, useLinkVersion } from './permalink';

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/overview', name: 'overview', component: {} }] });
const linkOf = (query: Record<string, string | string[]>): string | null => permalinkOf(router, { name: 'overview', query }, 'http://127.0.0.1:8787');
beforeEach(() => setActivePinia(createPinia()));

describe('a link to a view', () => {
  it('names the version of its language', () => {
    expect(linkOf({ from: '2026-05-01' })).toBe('http://127.0.0.1:8787/overview?v=1&from=2026-05-01');
  });

  it('is never longer than 2,000 characters: a longer one is not given rather than cut', () => {
    const fixed = linkOf({ code: '' })!.length;
    expect(linkOf({ code: 'x'.repeat(longestLink - fixed) })).toHaveLength(2_000);
    expect(linkOf({ code: 'x'.repeat(longestLink - fixed + 1) })).toBeNull();
  });

  it('of a newer version is said to be one; of this version or none is not', () => {
    const version = useLinkVersion();
    version.read({ v: '1' });
    version.read({});
    expect(version.isUnknown).toBe(false);
    version.read({ v: '2', from: '2026-05-01' });
    expect(version.isUnknown).toBe(true);
  });
});
