import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { colourCount, untilMapIsDrawn, visit } from './harness';

/** What the server itself counts. */
async function countOf(context: BrowserContext, filter: object = {}): Promise<string> {
  const answer = await context.request.post('/api/events/slice', { data: { dataset: 'county', filter } });
  return new Intl.NumberFormat('zh-CN').format(((await answer.json()) as { total: number }).total);
}
const totals = (page: Page): Promise<string> => page.locator('.totals').innerText();
const untilTotals = (page: Page, matching: string, all: string): Promise<void> =>
  expect.poll(() => totals(page), { timeout: 15_000 }).toContain(`符合 ${matching} / ${all} 起`);
const chips = (page: Page): Promise<string[]> => page.getByRole('region', { name: '筛选' }).getByRole('listitem').allInnerTexts();

describe('the map page', () => {
  it('shows the county, says it is simulated, and counts what the server counts', async () => {
    const { page, context } = await visit({ as: 'director' });
    await page.goto('/overview');
    await untilMapIsDrawn(page);
    const all = await countOf(context);
    await untilTotals(page, all, all);
    await page.getByRole('button', { name: /模拟 选择数据集$/ }).waitFor();
    await page.getByText('模拟数据 · 底图').waitFor();
    expect(await page.locator('table.list tbody tr').count()).toBeGreaterThanOrEqual(7);
    const { items } = (await (await context.request.get('/api/districts?dataset=county')).json()) as { items: { name: string }[] };
    for (const { name } of items) await page.getByRole('button', { name, exact: true }).waitFor();
  });

  it('filters by category, by hours and by days, and every figure follows', async () => {
    const { page, context } = await visit({ as: 'analyst' });
    await page.goto('/overview');
    const all = await countOf(context);
    await untilTotals(page, all, all);

    await page.getByRole('button', { name: /占道经营/ }).click();
    await untilTotals(page, await countOf(context, { reportCategories: ['roadOccupation'] }), all);
    expect(await chips(page)).toEqual(['占道经营']);

    const friday = page.getByRole('gridcell', { name: /^周五 17–18 时/ });
    await friday.click();
    await untilTotals(page, await countOf(context, { reportCategories: ['roadOccupation'], weekdays: [4], hours: [17] }), all);
    expect(await chips(page)).toEqual(['占道经营', '周五', '17–18 时']);
    await friday.click();
    await expect.poll(() => chips(page)).toEqual(['占道经营']);

    await page.getByText('30 天', { exact: true }).click();
    await page.getByLabel('开始日期').and(page.getByRole('textbox')).fill('20261101');
    await page.getByLabel('结束日期').and(page.getByRole('textbox')).fill('2026/11/10');
    await page.keyboard.press('Enter');
    const filter = { reportCategories: ['roadOccupation'], from: '2026-10-31T16:00:00Z', to: '2026-11-10T16:00:00Z' };
    await untilTotals(page, await countOf(context, filter), all);
    await page.getByLabel('结束日期').and(page.getByRole('textbox')).fill('11月');
    await page.keyboard.press('Enter');
    await page.getByText('■ 写成 2026-10-22 这样').waitFor();

    await page.getByRole('button', { name: '清除全部' }).click();
    await untilTotals(page, all, all);
  });

  it('is a link: the same address shows the same view, and back steps through the views', async () => {
    const { page, context } = await visit({ as: 'command', theme: 'dark' });
    await page.goto('/overview');
    await page.waitForURL(/at=98/);
    await page.getByRole('button', { name: /占道经营/ }).click();
    await page.waitForURL(/category=roadOccupation/);
    await page.getByRole('button', { name: '学校片区', exact: true }).click();
    await page.waitForURL(/district=\d+/);
    await page.getByRole('dialog', { name: '学校片区' }).waitFor();
    const shown = { totals: await totals(page), chips: await chips(page) };

    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('dialog', { name: '学校片区' }).waitFor();
    await expect.poll(() => totals(other), { timeout: 15_000 }).toBe(shown.totals);
    await expect.poll(() => chips(other)).toEqual(shown.chips);
    expect(await other.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(new URL(other.url()).searchParams.get('at')).toBe(new URL(page.url()).searchParams.get('at'));
    await other.close();

    await page.goBack();
    await page.getByRole('dialog', { name: '学校片区' }).waitFor({ state: 'detached' });
    await page.goBack();
    await expect.poll(() => chips(page)).toEqual([]);
  });

  it('tells what is where the map is clicked, and opens it', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/overview?at=98.6903_24.5905_16');
    await untilMapIsDrawn(page);
    const canvas = page.locator('.maplibregl-canvas');
    await canvas.click({ position: { x: 520, y: 300 } });
    const card = page.getByRole('region', { name: '这里有什么' });
    await card.waitFor();
    await card.getByText(/60 米内的事件 .* 起/).waitFor();
    await page.waitForURL(/here=98\.\d+_24\.\d+/);
    const street = card.locator('p', { hasText: '街道' }).getByRole('button');
    if (await street.count() > 0) {
      const name = await street.innerText();
      await street.click();
      await page.getByRole('dialog', { name, exact: true }).getByText(/管控等级/).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name, exact: true }).waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  });

  it('changes theme, language and dataset, and names what each dataset is', async () => {
    const { page } = await visit({ as: 'analyst' });
    await page.goto('/overview');
    await page.locator('.totals').waitFor();
    await page.getByRole('button', { name: '换成深色' }).click();
    await page.waitForURL(/theme=dark/);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 27, 32)');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: '24 × 7 rhythm' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');

    await page.getByRole('button', { name: /Simulated Choose dataset$/ }).click();
    await page.getByRole('button', { name: /^harbour Real/ }).click();
    await page.getByRole('button', { name: 'harbour Real Choose dataset' }).waitFor();
    await expect.poll(() => totals(page)).toContain('60 of 60 match');
    await page.waitForURL(/dataset=harbour/);
    await page.getByRole('button', { name: /^graffiti/ }).waitFor();
    await expect.poll(() => colourCount(page, page.locator('.maplibregl-canvas')), { timeout: 30_000, interval: 1_000 }).toBeGreaterThan(8);
  });

  it('says in an empty dataset how records come into it', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/overview?dataset=quay');
    await page.getByText('“quay”里还没有事件').waitFor();
    await page.getByText('npm run -s wuding -- import incidents data.csv --dataset quay').waitFor();
    await page.goto('/overview?dataset=atlantis');
    await page.getByText('没有名为“atlantis”的数据集').waitFor();
    await page.getByRole('button', { name: '打开本局数据集' }).click();
    await page.locator('.totals').waitFor();
  });
});
