import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clippedLabels, colourCount, seriousFindings, sidewaysPixels, visit } from './harness';

describe('the list of incidents', () => {
  it('filters, sorts, pages, and is a link', async () => {
    const { page, context } = await visit({ as: 'officer' });
    await page.goto('/incidents');
    const rows = page.locator('.table tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(50);
    await page.getByText('模拟', { exact: true }).first().waitFor();
    const times = (): Promise<string[]> => page.locator('.table tbody td:nth-child(2)').allInnerTexts();
    const newest = await times();
    expect(newest).toEqual([...newest].sort().reverse());

    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText(/第 51–100 起，共/).waitFor();
    expect((await times())[0]! <= newest.at(-1)!).toBe(true);
    await page.getByRole('button', { name: '上一页' }).click();
    await page.getByText(/第 1–50 起，共/).waitFor();
    expect(await times()).toEqual(newest);

    await page.getByRole('button', { name: '发生时间' }).click();
    await expect.poll(async () => (await times())[0]! < newest.at(-1)!).toBe(true);
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');

    await page.getByLabel('状态').selectOption('closed');
    await page.waitForURL(/status=closed/);
    const { total } = (await (await context.request.get('/api/incidents?dataset=county&status=closed&limit=1')).json()) as { total: number };
    await page.getByText(`共 ${new Intl.NumberFormat('zh-CN').format(total)} 起`, { exact: false }).first().waitFor();
    await expect.poll(() => page.locator('.table tbody td:last-child').allInnerTexts().then((words) => [...new Set(words.map((word) => word.trim()))])).toEqual(['● 已结']);

    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('.table tbody tr').first().waitFor();
    expect(await other.getByLabel('状态').inputValue()).toBe('closed');
    expect(await other.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await other.close();

    await page.getByRole('searchbox').fill('没有这样的说明');
    await page.getByText('没有符合筛选的事件').waitFor();
    await page.getByRole('button', { name: '看全部事件' }).click();
    await rows.first().waitFor();
  });

  it('is taken out as a file that holds exactly what is listed', async () => {
    const { page, context } = await visit({ as: 'analyst' });
    await page.goto('/incidents?status=closed&code=02-01');
    await page.locator('.table tbody tr').first().waitFor();
    const { total } = (await (await context.request.get('/api/incidents?dataset=county&status=closed&code=02-01&limit=1')).json()) as { total: number };
    await page.getByRole('button', { name: '选择导出格式' }).click();
    await page.getByText(`按当前筛选导出全部 ${new Intl.NumberFormat('zh-CN').format(total)} 条记录`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    for (const [format, name] of [['CSV 表格', '.csv'], ['GeoJSON', '.geojson']] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: format }).click()]);
      expect(download.suggestedFilename()).toMatch(/^事件_.+_模拟_\d{4}-\d\d-\d\d\./);
      expect(download.suggestedFilename()).toContain(name);
      const text = readFileSync(await download.path(), 'utf8');
      if (name === '.csv') expect([text.codePointAt(0), text.trimEnd().split('\r\n').length - 1]).toEqual([0xFEFF, total]);
      else expect((JSON.parse(text) as { features: unknown[] }).features).toHaveLength(total);
      await page.getByText(/已导出/).waitFor();
    }
  });

  it('opens a record beside the list, as a page of its own, and on the map', async () => {
    const { page } = await visit({ as: 'officer' });
    await page.goto('/incidents?located=true');
    const first = page.locator('.row-link').first();
    await first.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('发生时间').waitFor();
    await page.waitForURL(/record=\d+/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('row-link');
    await page.waitForURL((url) => !url.searchParams.has('record'));

    await first.press('Enter');
    await page.waitForURL(/record=\d+/);
    await drawer.getByRole('link', { name: '打开整页' }).click();
    await page.waitForURL(/\/incidents\/\d+/);
    await page.getByText('模拟', { exact: true }).first().waitFor();
    await expect.poll(() => colourCount(page, page.locator('.maplibregl-canvas')), { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(20);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: '在地图上看' }).click();
    await page.waitForURL(/here=98\.\d+_24\.\d+/);
    await page.getByRole('region', { name: '这里有什么' }).getByText(/内的事件 [1-9]/).waitFor();
  });

  it('says so when a record does not exist', async () => {
    const { page, expected } = await visit({ as: 'officer' });
    expected.add('404 GET /api/incidents/2147483647');
    await page.goto('/incidents/2147483647');
    await page.getByRole('alert').getByText('事件没有取到').waitFor();
    await page.getByRole('alert').getByText('没有找到').waitFor();
    await page.goto('/no/such/page');
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  });

  it.each([['light', 'zh-CN'], ['dark', 'en']] as const)('is for everybody: %s, %s, at 1280 with a record open', async (theme, lang) => {
    const { page } = await visit({ as: 'officer', width: 1280, height: 800, theme });
    await page.goto(`/incidents?lang=${lang}`);
    await page.locator('.row-link').first().click();
    await page.getByRole('dialog').getByText('WGS-84').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
  });
});
