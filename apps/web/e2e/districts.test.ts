import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit, type Visit } from './harness';

const districtId = async ({ context }: Visit, name: string): Promise<number> => {
  const { items } = (await (await context.request.get(`/api/districts?q=${encodeURIComponent(name)}`)).json()) as { items: { id: number }[] };
  return items[0]!.id;
};

describe('districts', () => {
  it('are a list that filters, sorts, and opens the district and its incidents', async () => {
    const { page } = await visit({ as: 'officer' });
    await page.goto('/districts');
    const names = page.locator('.table tbody td:first-child');
    await names.first().waitFor();
    await page.getByLabel('排序').selectOption('-incidents');
    const counts = async (): Promise<number[]> => (await page.locator('.table tbody .count').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    await expect.poll(async () => (await counts()).every((n, index, all) => index === 0 || all[index - 1]! >= n)).toBe(true);
    await page.getByLabel('等级').selectOption('key');
    await expect.poll(async () => new Set(await page.locator('.table tbody td:nth-child(2)').allInnerTexts())).toEqual(new Set(['重点']));
    const [first] = await counts();
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('.table tbody .count').first().click();
    await page.getByText(`共 ${new Intl.NumberFormat('zh-CN').format(first!)} 起`, { exact: false }).first().waitFor();
  });

  it.each(['light', 'dark'] as const)('have a page of their own in %s: figures that open their records, trend, comparison, plan', async (theme) => {
    const someone = await visit({ as: 'officer', theme });
    const { page, context } = someone;
    const id = await districtId(someone, '农贸市场');
    await page.goto(`/districts/${id}`);
    await page.getByRole('heading', { name: '逐月走势' }).waitFor();
    await page.getByRole('row', { name: /按今天的地/ }).waitFor();
    await page.getByText('边界没有改过。').waitFor();
    expect(await page.getByRole('button', { name: '改方案与等级' }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
    const figures = (await (await context.request.get(`/api/districts/${id}/figures`)).json()) as { incidents: { now: number }; passes: { now: number } };
    await page.getByRole('link', { name: '每百次经过发现' }).click();
    await page.getByRole('heading', { name: '农贸市场的巡查经过' }).waitFor();
    await page.locator('.table tbody tr').first().waitFor();
    await page.getByLabel('筛选').selectOption('any');
    await page.getByText(`共 ${new Intl.NumberFormat('zh-CN').format(figures.passes.now)} 次`, { exact: false }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goBack();
    await page.locator('.tile').getByRole('link', { name: '事件', exact: true }).click();
    await page.getByText(`共 ${new Intl.NumberFormat('zh-CN').format(figures.incidents.now)} 起`, { exact: false }).first().waitFor();
  });

  it('are redrawn without a mouse, compared across the redraw, and the redraw is taken back', async () => {
    const director = await visit({ as: 'director' });
    const { page } = director;
    const id = await districtId(director, '公租房');
    await page.goto(`/districts/${id}/redraw`);
    await page.getByText('不与别的片区重叠。').waitFor();
    // What is typed is the page's own once everything it asked for is there.
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    await page.getByText('坐标', { exact: true }).click();
    const corners = page.getByRole('textbox', { name: /每行一个顶点/ });
    const before = (await corners.inputValue()).trim().split('\n');
    expect(before.length).toBeGreaterThan(3);
    await corners.fill('不是坐标');
    await page.getByRole('button', { name: '用这些坐标' }).click();
    await page.getByRole('alert').getByText('读不出').waitFor();
    // Half of it: the corners to the west of the middle, as a box.
    const lngs = before.map((line) => Number(line.split(',')[0])), lats = before.map((line) => Number(line.split(',')[1]));
    const [west, east, south, north] = [Math.min(...lngs), (Math.min(...lngs) + Math.max(...lngs)) / 2, Math.min(...lats), Math.max(...lats)];
    await corners.fill([[west, south], [east, south], [east, north], [west, north]].map((corner) => corner.join(',')).join('\n'));
    await page.getByRole('button', { name: '用这些坐标' }).click();
    await page.getByRole('textbox', { name: '自哪天起' }).fill('2025-06-01');
    await page.getByRole('textbox', { name: '理由' }).fill('东半边划出');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '自这天起改界' }).click();

    await page.getByText('自 2025-06-01 起改界').waitFor();
    await page.getByRole('slider', { name: '看哪一时期的边界' }).press('ArrowLeft');
    await page.getByText(/虚线：.* – 2025-06-01 的边界/).waitFor();
    await page.getByText('改界前同星期').click();
    await page.getByText(/按名称是 .*，同一块地上|两种数法一致|前段没有记录/).waitFor();

    await page.getByRole('button', { name: '撤回最近一次重划' }).click();
    await page.getByRole('textbox', { name: '为什么撤回' }).fill('演示');
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('边界没有改过。').waitFor();
    await page.getByText(/撤回：演示/).waitFor();
  });

  it('keep every version of their plan, and what became of it can be read', async () => {
    const leader = await visit({ as: 'leader-school' });
    const { page } = leader;
    const id = await districtId(leader, '学校片区');
    await page.goto(`/districts/${id}`);
    const stamp = String(Date.now());
    await page.getByRole('button', { name: '改方案与等级' }).click();
    const text = await page.getByRole('textbox', { name: '治理方案' }).inputValue();
    await page.getByRole('textbox', { name: '治理方案' }).fill(`${text}\n放学前到岗 ${stamp}`);
    await page.getByRole('textbox', { name: '复核日' }).fill('2027-03-01');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('2027-03-01 复核').waitFor();
    const versions = page.getByLabel('与哪一版比');
    await versions.selectOption({ index: 1 });
    await page.locator('.diff .added', { hasText: `放学前到岗 ${stamp}` }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
