import { roles, type Role } from '@wuding/domain';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit } from './harness';

/** Demo accounts by role; a district leader leads a district. */
const accountOf = (role: Role): string => (role === 'district-leader' ? 'leader-kailong' : role);

/** Pages seen in a theme: looked at once, as the first role that may open them; what a page offers a role has tests of its own. */
const seen = { light: new Set<string>(), dark: new Set<string>() };

/** The page as it is in a theme at the narrowest desk: nothing serious, nothing sideways, no word cut off. */
async function lookAt(page: Page, path: string, theme: 'light' | 'dark'): Promise<void> {
  seen[theme].add(path);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  // A page that is told what happens while it happens never falls idle.
  if (path === '/patrol') await page.locator('.panel tbody tr, .panel .empty').first().waitFor({ timeout: 60_000 });
  else await page.waitForLoadState('networkidle', { timeout: 60_000 });
  expect(await seriousFindings(page, { ofColoursOnly: theme === 'dark' }), path).toEqual([]);
  expect(await sidewaysPixels(page), path).toBe(0);
  expect(await clippedLabels(page), path).toEqual([]);
}

/** Every page that the header offers to each role, in each theme, at the narrowest desk: the table of navigation, walked. */
describe.each(roles)('every page of %s', (role) => {
  const size = { as: accountOf(role), width: 1280, height: 800 } as const;

  it('is for everybody in both themes, and fits 1280 pixels', async () => {
    const { page } = await visit({ ...size, theme: 'light' });
    await page.goto('/');
    const nav = page.getByRole('navigation', { name: '主导航' });
    await nav.getByRole('link').first().waitFor();
    // What fits beside the age of the data changes while the page loads: menus are counted anew after each press.
    for (let at = 0; at < await nav.getByRole('button').count(); at += 1) {
      const isPressed = await nav.getByRole('button').nth(at).click({ timeout: 5_000 }).then(() => true, () => false);
      expect(isPressed || at >= await nav.getByRole('button').count(), `button ${at} of the header`).toBe(true);
    }
    const hrefs = await nav.getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    const paths = [...new Set([new URL(page.url()).pathname, ...hrefs])];
    expect(paths.length).toBeGreaterThan(0);
    // The first page of each role is its own.
    for (const path of paths) if (path === '/home' || !seen.light.has(path)) await lookAt(page, path, 'light');
    const unseen = paths.filter((path) => !seen.dark.has(path));
    if (unseen.length === 0) return;
    const { page: dark } = await visit({ ...size, theme: 'dark' });
    for (const path of unseen) await lookAt(dark, path, 'dark');
  }, 400_000);
});
