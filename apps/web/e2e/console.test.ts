import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit } from './harness';

/** At any hour something stands in the demo county, and alarms of the days before are there. */
describe('the duty desk', () => {
  it('answers for an alarm by keyboard, counts what became of all, and hands the desk over to who accepts it', async () => {
    const command = await visit({ as: 'command', width: 1280, height: 800 });
    const { page } = command;
    await page.goto('/console');
    await page.getByRole('radio', { name: '全部', exact: true }).press('Space');
    const rows = page.locator('.table tbody tr');
    await rows.first().waitFor({ timeout: 60_000 });
    await page.getByRole('radio', { name: '已结束' }).press('Space');
    await page.getByRole('radio', { name: '全部', exact: true }).press('Space');
    await rows.first().getByRole('button').press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText(/^报出/).first().waitFor({ timeout: 60_000 });
    // Where it is, and who is near.
    await drawer.getByRole('region', { name: '位置与附近班组' }).getByText(/^附近（直线）：|^此刻没有位置已知的班组|^这条告警没有位置/).waitFor({ timeout: 60_000 });
    await drawer.getByLabel('记一笔').fill('电话问过了');
    await drawer.getByLabel('记一笔').press('Enter');
    await drawer.getByText('电话问过了').waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    await page.keyboard.press('Escape');

    await page.getByRole('radio', { name: '去向' }).press('Space');
    await page.getByRole('rowheader', { name: '合计' }).waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);

    await page.getByRole('radio', { name: '交接班' }).press('Space');
    await page.getByLabel('交接内容').fill('早市散场后复查凯龙城');
    await page.getByRole('button', { name: '交班', exact: true }).press('Enter');
    await page.getByText('自己写的，等下一班的人来接').waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);

    const next = await visit({ as: 'director', theme: 'dark' });
    await next.page.goto('/console?tab=handovers');
    await next.page.getByRole('button', { name: '接班', exact: true }).press('Enter');
    await next.page.getByRole('group', { name: '值班' }).getByText('director').waitFor({ timeout: 60_000 });
    expect(await seriousFindings(next.page)).toEqual([]);
  }, 300_000);
});
