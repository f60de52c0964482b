import { describe, expect, it } from 'vitest';
import { seriousFindings, sidewaysPixels, visit } from './harness';

describe('the register of zones', () => {
  it('filters, sorts, opens a zone with its week, and is a link', async () => {
    const { page, context } = await visit({ as: 'officer' });
    await page.goto('/registers/zones');
    const rows = page.locator('.table tbody tr');
    await rows.first().waitFor();
    const { total } = (await (await context.request.get('/api/zones?dataset=county')).json()) as { total: number };
    expect(await rows.count()).toBe(total);

    await page.getByLabel('类型').selectOption('permitted-vending');
    await page.waitForURL(/kind=permitted-vending/);
    await page.getByRole('button', { name: '摊位' }).click();
    await page.getByRole('button', { name: '摊位' }).click();
    await page.waitForURL(/sort=-capacity/);
    const stalls = async (): Promise<number[]> => (await page.locator('.table tbody td:nth-child(3)').allInnerTexts()).map(Number);
    await expect.poll(async () => { const now = await stalls(); return now.length > 3 && now.every((one, i) => i === 0 || one <= now[i - 1]!); }).toBe(true);

    await page.getByRole('link', { name: '东卡集市摊区' }).click();
    const drawer = page.getByRole('dialog', { name: '东卡集市摊区' });
    await drawer.getByText('赶集日 06:30–16:00').waitFor();
    await drawer.getByText('赶集日', { exact: true }).first().waitFor();
    expect(await drawer.locator('.stretch').count()).toBeGreaterThan(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await drawer.getByRole('button', { name: '撤销' }).count()).toBe(0);

    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('dialog', { name: '东卡集市摊区' }).waitFor();
    expect(await other.getByLabel('类型').inputValue()).toBe('permitted-vending');
    await other.close();
  });

  it('lets a director change hours, tells what is wrong with them, withdraws and restores', async () => {
    const { page } = await visit({ as: 'director', theme: 'dark' });
    await page.goto('/registers/zones?q=客运站便民点');
    await page.getByRole('link', { name: '客运站便民点' }).click();
    const drawer = page.getByRole('dialog', { name: '客运站便民点' });
    await drawer.getByRole('button', { name: '修改时段与容量' }).click();
    await drawer.getByLabel('止', { exact: true }).fill('05:00');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('第 1 个时段有误', { exact: false }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await drawer.getByLabel('止', { exact: true }).fill('21:30');
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('每天 06:30–21:30').waitFor();
    await drawer.getByRole('button', { name: '撤销' }).click();
    await drawer.getByText('已撤销“客运站便民点”').waitFor();
    await page.getByText('没有符合筛选的区域。').waitFor();
    await drawer.getByRole('button', { name: '恢复它' }).click();
    await page.getByRole('link', { name: '客运站便民点' }).waitFor();
  });
});

describe('the calendar', () => {
  it('shows a year of days and says where they are known from, and what is not covered', async () => {
    const { page } = await visit({ as: 'analyst' });
    await page.goto('/registers/calendar?year=2026');
    await page.getByText('工作日 248 天，其中调休上班 6 天', { exact: false }).waitFor();
    expect(await page.locator('.month').count()).toBe(12);
    await page.getByText('国务院办公厅', { exact: false }).waitFor();
    expect(await page.locator('td[title^="2026-02-17"]').getAttribute('title')).toContain('春节');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    await page.getByRole('button', { name: '后一年' }).click();
    await page.getByText('这一年有 365 天不在工作日历之内', { exact: false }).waitFor();
  });
});
