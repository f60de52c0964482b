import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, untilAllIsWritten, visit } from './harness';

/** Two years of passes are read at once: while others are still being written that may take longer than a statement may. */
beforeAll(untilAllIsWritten, 600_000);

describe('what is expected', () => {
  it('is told by day and place with limits, opens its records, leaves as a file, and says how well it did', async () => {
    const { page } = await visit({ as: 'analyst' });
    await page.goto('/forecast');
    // Two years are learnt from and twenty-six weeks are forecast anew: in the server's thread.
    const days = page.getByRole('table', { name: '今后 7 天每天预计起数和 95% 区间' });
    await days.waitFor({ timeout: 120_000 });
    expect(await days.locator('tbody tr').count()).toBe(7);
    for (const text of await days.locator('tbody td:nth-child(3)').allTextContents()) expect(text.trim()).toMatch(/^\d+–\d+$/);
    await page.getByText(/逐周滚动/).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);

    // A number opens as many records as it says.
    const number = page.getByRole('button', { name: /^列出这 .* 起记录$/ }).first(), said = (await number.textContent() ?? '').trim();
    await number.press('Enter');
    await page.getByText(`${said} 起，列出最近`).waitFor();
    expect(await number.getAttribute('aria-expanded')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('.records').getByRole('link').first().click();
    await page.waitForURL(/\/incidents\/\d+/);
    await page.goBack();
    await days.waitFor({ timeout: 120_000 });

    const places = await page.getByRole('button', { name: /^列出这 .* 起记录$/ }).count(), coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const lines = (await readFile(await (await coming).path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + places);
  }, 300_000);

  it('lies on the map by cells, with a legend in numbers', async () => {
    const { page } = await visit({ as: 'analyst' });
    const answered = page.waitForResponse((answer) => answer.url().includes('/api/layers/forecast/features'));
    await page.goto('/overview?layers=streets.districts.forecast');
    const { features } = await (await answered).json() as { features: { properties: { expected: number; lower: number; upper: number } }[] };
    expect(features.length).toBeGreaterThan(10);
    for (const { properties: { expected, lower, upper } } of features) expect(lower <= Math.max(expected, upper) && upper >= Math.floor(expected)).toBe(true);
    await page.getByRole('button', { name: '图层', exact: true }).click();
    await page.getByText('0.1–0.2 件').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
