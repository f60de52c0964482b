import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { visit } from './harness';

const matching = async (page: Page): Promise<number> => Number(/符合 ([\d,]+)/.exec(await page.locator('.totals').innerText())?.[1]?.replaceAll(',', '') ?? Number.NaN);
/** Two frames: what a movement changed has been drawn. */
const drawn = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

it('a hand drags the end of the time brush: every frame is answered from the index, and letting go settles into the address', async () => {
  const { page, context } = await visit({ as: 'analyst' });
  const asked: string[] = [];
  // Questions about a period: what is asked of the whole twice a minute (whether records changed) is none.
  page.on('request', (request: Request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/events/') && request.postData()?.includes('"from"') === true) asked.push(pathname);
  });
  await page.goto('/overview');
  await page.locator('.totals').waitFor();
  await expect.poll(() => matching(page)).toBeGreaterThan(0);
  const whole = await matching(page);

  const handle = page.getByRole('slider', { name: '开始日期' });
  const chart = page.locator('.brush');
  const [box, grip] = [await chart.boundingBox(), await handle.boundingBox()];
  if (box === null || grip === null) throw new Error('the brush is not on the page');
  const y = grip.y + grip.height / 2;
  const coming = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/events/brush');
  await page.mouse.move(grip.x + grip.width / 2, y);
  await coming;
  // The index is there when the hand takes hold.
  await page.waitForLoadState('networkidle');

  await page.mouse.down();
  asked.length = 0;
  const counts: number[] = [];
  for (let step = 1; step <= 12; step++) {
    await page.mouse.move(grip.x + (box.width * step) / 16, y);
    await drawn(page);
    counts.push(await matching(page));
  }
  expect(asked).toEqual([]);
  // Each position counts less than the one before, since the brush only became shorter.
  expect(counts.every((count, index) => count < (counts[index - 1] ?? whole))).toBe(true);

  await page.mouse.up();
  await page.waitForURL(/from=\d{4}-\d\d-\d\d/);
  const query = new URL(page.url()).searchParams;
  const [from, to] = [query.get('from'), query.get('to')];
  const answer = await context.request.post('/api/events/slice', {
    data: { dataset: 'county', filter: { from: `${from}T00:00:00+08:00`, to: new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString() } },
  });
  const { total } = (await answer.json()) as { total: number };
  await expect.poll(() => matching(page), { timeout: 15_000 }).toBe(total);
  expect(counts.at(-1)).toBe(total);

  await page.reload();
  await expect.poll(() => matching(page), { timeout: 15_000 }).toBe(total);
});
