import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, untilAllIsWritten, visit } from './harness';

/** Rates change with every pass while the passes of four years are still being written: nothing could be compared. */
beforeAll(untilAllIsWritten, 600_000);

const firstCell = (page: Page) => page.locator('.places tbody .place').first();

describe('the hotspot workbench', () => {
  it('filters, compares, says why a cell is red, opens its records and takes out what it shows', async () => {
    const { page, context } = await visit({ as: 'analyst' });
    await page.goto('/analysis');
    await firstCell(page).waitFor();
    const bar = page.locator('.bars').getByRole('button', { name: /占道经营/ });
    await bar.click();
    await expect.poll(() => bar.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => new URL(page.url()).searchParams.get('category')).toBe('roadOccupation');

    // The answer on show is the server's for the address on show.
    const address = new URL(page.url()).searchParams;
    const filter = { reportCategories: ['roadOccupation'], from: `${address.get('from')}T00:00:00+08:00`, to: new Date(Date.parse(`${address.get('to')}T00:00:00+08:00`) + 86_400_000).toISOString() };
    const rates = (await (await context.request.post('/api/analysis/rates', { data: { dataset: 'county', filter } })).json()) as { total: number; cells: { state: string; shrunk: number | null; rate: { value: number } | null }[] };
    const highest = rates.cells.filter(({ state }) => state === 'known').sort((a, b) => (b.shrunk ?? 0) - (a.shrunk ?? 0))[0];
    await expect.poll(() => page.locator('.places tbody tr').first().innerText()).toContain(highest?.rate?.value.toFixed(highest.rate.value >= 100 ? 0 : 1) ?? '?');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);

    await firstCell(page).click();
    const why = page.getByRole('region', { name: '为什么是这个颜色' });
    await why.getByText(/到点 .+ 次，记录 .+ 起，合每百次 .+ 起（95% 区间 .+）/).waitFor();
    // The address follows when the hand rests.
    await expect.poll(() => new URL(page.url()).searchParams.get('cell')).not.toBeNull();
    const link = page.url();
    expect(link.length).toBeLessThan(2_000);
    await why.getByRole('button', { name: '看背后的记录' }).click();
    await why.getByRole('link').first().click();
    await page.waitForURL(/\/incidents\/\d+/);

    // The same address is the same view, and the change of two periods has its own legend.
    await page.goto(link);
    await page.getByRole('region', { name: '为什么是这个颜色' }).getByText(/合每百次/).waitFor();
    await page.getByText('差值 A − B', { exact: true }).click();
    await page.getByText(/少 ← 说不出 → 多/).waitFor();
    await page.getByText('本期 A', { exact: true }).click();

    await page.getByRole('button', { name: /导出本图/ }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    const lines = (await readFile(await (await coming).path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF地格,')).toBe(true);
    expect(lines).toHaveLength(1 + rates.cells.length);
  });

  it('is as good in the dark: the return clock and the relapse ratio with their shares never looked at, and nothing serious', async () => {
    const { page } = await visit({ as: 'leader-kailong', theme: 'dark' });
    await page.goto('/analysis');
    await page.getByText(/次离开后当天没人再看/).waitFor({ timeout: 60_000 });
    await page.getByLabel('多近算同一处（R）').selectOption('100');
    await page.getByText(/n = .+ 起有人再看过/).waitFor({ timeout: 60_000 });
    await expect.poll(() => new URL(page.url()).searchParams.get('r')).toBe('100');
    expect(await seriousFindings(page)).toEqual([]);
  });
});
