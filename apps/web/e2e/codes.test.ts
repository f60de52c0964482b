import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit } from './harness';

describe('codes and categories', () => {
  it('shows editions with their days, codes with their records, roll-ups with their validity', async () => {
    const { page } = await visit({ as: 'officer' });
    await page.goto('/registers/codes');
    await page.getByRole('heading', { name: '县城管局事件代码（2023 版）' }).waitFor();
    await page.getByText('2022-12-15 至 2027-01-01 前').waitFor();
    const row = page.getByRole('row', { name: /05-01 无照经营游商/ });
    await row.getByText('两份清单一致').waitFor();
    await row.getByText('占道经营').waitFor();
    expect([await seriousFindings(page), await clippedLabels(page), await sidewaysPixels(page)]).toEqual([[], [], 0]);

    await page.getByText('统计类别', { exact: true }).first().click();
    await page.waitForURL(/view=categories/);
    await page.getByRole('rowheader', { name: '占道经营' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /2027 版/ }).click();
    await page.getByRole('cell', { name: '05-12 占道促销宣传' }).waitFor();
    await page.getByText('2027-01-01 起').first().waitFor();

    await page.goto('/registers/codes?set=beijing-chaoyang&view=crosswalks');
    await page.getByRole('row', { name: /2005-01 无照经营游商.*等同.*05-01/ }).waitFor();
    await page.getByRole('row', { name: /2003-04 道路遗撒.*相关.*01-12/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.goto('/registers/codes');
    await row.getByRole('link').click();
    await page.waitForURL(/\/incidents\?.*code=05-01/);
  });

  it('maps a foreign category by keyboard, publishes it with its difference, and takes it back', async () => {
    const { page, context } = await visit({ as: 'analyst' });
    const pair = '/api/code-sets/beijing-chaoyang/crosswalks/bureau-2023';
    const lineOf = async (): Promise<unknown[]> => ((await (await context.request.get(pair)).json()) as { entries: { from: string }[] }).entries.filter(({ from }) => from === '200706');
    const before = await lineOf();
    await page.goto('/registers/codes/beijing-chaoyang/map/bureau-2023');
    const box = page.getByRole('checkbox', { name: '选择 摊群乱点' });
    await box.waitFor();
    expect([await seriousFindings(page), await clippedLabels(page), await sidewaysPixels(page)]).toEqual([[], [], 0]);

    await box.focus();
    await page.keyboard.press('Enter');
    await page.getByText('已选 1 个').waitFor();
    await page.getByLabel('关系（来源是目标的…）').selectOption('narrower');
    await page.getByRole('searchbox', { name: /回车对上第一个/ }).focus();
    await page.keyboard.type('占道经营');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /摊群乱点/ });
    await row.getByText('属于 占道经营').waitFor();
    await page.getByText('有未保存的改动').waitFor();
    expect(await lineOf()).toEqual(before);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: '保存草稿' }).click();
        await page.getByText('草稿已保存').waitFor();
        await page.getByRole('button', { name: '选择导出格式' }).click();
        await page.getByRole('button', { name: 'CSV 表格' }).click();
      })(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('200706,摊群乱点,属于,,,roadOccupation,占道经营');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '发布…' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('新增 1 行').waitFor();
    await drawer.getByText('200706 属于 占道经营').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await drawer.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText(/已发布第 \d+ 版，统计随即按它计/).waitFor();
    expect(await lineOf()).toHaveLength(before.length + 1);
    await page.getByRole('button', { name: /^撤销第 \d+ 版$/ }).click();
    await page.getByText(/已撤销，现为第 \d+ 版/).waitFor();
    expect(await lineOf()).toEqual(before);
  });
});
