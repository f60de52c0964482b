import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit } from './harness';

/** A time of which everything is written when the server is ready: records, and no pass is needed for what is looked at here. */
const may = 'from=2026-05-01&to=2026-05-31';
const taken = async (page: Page, format: string): Promise<Download> => {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: format, exact: true }).click();
  return coming;
};

describe('what an analyst keeps and takes along', () => {
  it('draws hexagons and a density, refuses a bandwidth of nought, keeps the view under a name and opens it again', async () => {
    const { page, context, expected } = await visit({ as: 'analyst' });
    await page.goto(`/analysis?${may}`);
    await page.getByLabel('画法').selectOption('hexagons');
    await expect.poll(() => new URL(page.url()).searchParams.get('surface')).toBe('hexagons');
    await page.getByLabel('画法').selectOption('density');
    await page.getByText(/按 Scott 规则/).waitFor();
    expected.add('422 POST /api/analysis/runs');
    const bandwidth = page.getByLabel('带宽（米，留空按规则）');
    await bandwidth.fill('0');
    await bandwidth.press('Enter');
    await page.getByText('带宽必须大于 0 米，且不小于半格').waitFor();
    await bandwidth.fill('120');
    await bandwidth.press('Enter');
    await page.getByText(/带宽 120 米/).waitFor();
    // Worked out in the server's thread: begun, and asked after until it is done.
    const filter = { from: '2026-05-01T00:00:00+08:00', to: '2026-06-01T00:00:00+08:00' };
    const begun = await (await context.request.post('/api/analysis/runs', { data: { method: 'surface', surface: { kind: 'density', bandwidthMetres: 120 }, filter } })).json() as { id: string };
    const outcome = async (): Promise<{ state: string; answer: { cells: unknown[]; total: number } | null }> => await (await context.request.get(`/api/analysis/runs/${begun.id}`)).json() as { state: string; answer: { cells: unknown[]; total: number } | null };
    await expect.poll(async () => (await outcome()).state).toBe('done');
    const answer = (await outcome()).answer!;

    await page.getByRole('button', { name: /导出本图/ }).click();
    const lines = (await readFile(await (await taken(page, 'CSV')).path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + answer.cells.length);
    expect((await readFile(await (await taken(page, 'XLSX')).path())).subarray(0, 2).toString()).toBe('PK');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /保存的视图/ }).click();
    await page.getByLabel('把现在的视图存为').fill('五月核密度');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存“五月核密度”').waitFor();
    await page.getByRole('button', { name: '删除 五月核密度' }).click();
    await page.getByText('已删除“五月核密度”').waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    const link = page.getByRole('link', { name: '五月核密度' });
    await link.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);
    const kept = await link.getAttribute('href');
    await page.goto('/analysis');
    await page.goto(kept ?? '');
    await page.getByText(/带宽 120 米/).waitFor();
  });

  it('plays days until told to stop, writes on the map and takes it back, and looks at two periods side by side', async () => {
    const { page } = await visit({ as: 'director', theme: 'dark' });
    await page.goto('/analysis?from=2026-05-01&to=2026-05-07');
    // Where motion is reduced, as in these windows, a span turns like a page, every two seconds: a minute to the end.
    await page.getByRole('button', { name: /^播放/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('from'), { timeout: 20_000 }).not.toBe('2026-05-01');
    await page.getByRole('button', { name: /^暂停/ }).click();
    await page.getByRole('button', { name: /^播放/ }).waitFor();

    await page.getByRole('button', { name: /图上批注/ }).click();
    await page.getByRole('button', { name: '写在一点' }).click();
    await page.locator('.maplibregl-canvas').first().click({ position: { x: 420, y: 300 } });
    await page.getByLabel('批注', { exact: true }).fill('这里是早市出口');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('button', { name: '批注：这里是早市出口' }).waitFor();
    await page.getByRole('button', { name: /图上批注/ }).click();
    await page.getByRole('button', { name: '删除 这里是早市出口' }).click();
    await page.getByText('批注已删除').waitFor();
    await page.keyboard.press('Escape');

    await page.getByText('对开 A｜B', { exact: true }).click();
    const line = page.getByRole('slider', { name: /分界线/ });
    await line.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await line.getAttribute('aria-valuenow')).toBe('48');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
  });
});
