import { describe, expect, it } from 'vitest';
import { seriousFindings, visit } from './harness';

/** How many pages a PDF of Chromium has, and how large the first is, in millimetres. */
function pagesOf(pdf: Buffer): { count: number; widthMillimetres: number; heightMillimetres: number } {
  const text = pdf.toString('latin1'), [, width = '0', height = '0'] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  const millimetres = (points: string): number => Math.round((Number(points) / 72) * 25.4);
  return { count: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, widthMillimetres: millimetres(width), heightMillimetres: millimetres(height) };
}

describe('registers as files', () => {
  it('are previewed row by row, written in one step and taken back', async () => {
    const { page, context } = await visit({ as: 'director' });
    await page.goto('/registers/import/staff');
    const csv = '\uFEFF工号,姓名,类别,电话\nPAPER1,纸上人,辅助,13812345678\nPAPER2,坏一行,长官,\n';
    await page.setInputFiles('input[type=file]', { name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('不认识的类型', { exact: false }).waitFor();
    await page.getByText('138****5678', { exact: false }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('已导入：新增 1，变更 0，拒绝 1。').waitFor();
    const found = async (): Promise<number> => ((await (await context.request.get('/api/people?q=PAPER1')).json()) as { total: number }).total;
    expect(await found()).toBe(1);
    await page.getByRole('button', { name: '撤销这次导入' }).first().click();
    await page.getByText('已撤销“人员.csv”。').waitFor();
    expect(await found()).toBe(0);
  });
});

describe('the roster on paper', () => {
  it('is a week on A4 and a month on A3, on its side, and the same in Excel', async () => {
    const { page, context } = await visit({ as: 'director' });
    for (const [format, width, height] of [['a4-week', 297, 210], ['a3-month', 420, 297]] as const) {
      await page.goto(`/duty/print?week=2026-11-16&format=${format}`);
      await page.getByRole('row').nth(3).waitFor();
      await page.getByText('编制：').waitFor();
      await page.getByText('模拟数据').waitFor();
      const pdf = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      expect([pdf.widthMillimetres, pdf.heightMillimetres]).toEqual([width, height]);
      expect(pdf.count).toBeGreaterThan(0);
      expect(pdf.count).toBeLessThan(8);
    }
    expect(await seriousFindings(page)).toEqual([]);
    const book = await context.request.get((await page.getByRole('link', { name: '导出 Excel' }).getAttribute('href')) ?? '');
    expect([book.status(), (await book.body()).subarray(0, 2).toString('latin1')]).toEqual([200, 'PK']);
    await page.getByRole('link', { name: '守点卡' }).click();
    await page.getByRole('img', { name: /\/check-in\/\d+$/ }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
