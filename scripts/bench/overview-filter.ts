import { writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { centre } from './event-table';

/** Notes the longest task of the main thread, and can wait for two frames. */
export const collector = `
  window.longest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { window.longest = Math.max(window.longest, duration); })).observe({ type: 'longtask' });
  window.twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
`;

/** The overview with what `collector` brings, when it has come to rest. */
export async function openOverview(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.addInitScript({ content: collector });
  await page.goto(path);
  await page.locator('.totals').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/** From the press on a category to the second frame after its figures are there. */
const repaint = (page: Page): Promise<number> => page.evaluate<number>(`new Promise((done) => {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('占道经营'));
  const totals = document.querySelector('.totals');
  const startedAt = performance.now();
  new MutationObserver(async (_, watcher) => { watcher.disconnect(); await window.twoFrames(); done(performance.now() - startedAt); }).observe(totals, { subtree: true, characterData: true, childList: true });
  button.click();
})`);

/** The middle of five presses, milliseconds. */
export async function filterToRepaint(page: Page): Promise<number> {
  const times: number[] = [];
  for (let press = 0; press < 5; press += 1) {
    times.push(await repaint(page));
    await page.waitForTimeout(500);
  }
  return times.sort((a, b) => a - b)[2]!;
}

/** Incidents around the streets of the county, as many as it lacks. */
export function writeIncidents(path: string, count: number): void {
  let state = 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows = Array.from({ length: count }, (_, row) => {
    const at = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 700 * 86_400_000)).toISOString();
    return `bench-${row},${at},05-0${1 + Math.floor(random() * 4)},${(centre[0] + (random() - 0.5) * 0.05).toFixed(6)},${(centre[1] + (random() - 0.5) * 0.03).toFixed(6)}`;
  });
  writeFileSync(path, `code,at,category,lng,lat\n${rows.join('\n')}\n`);
}
