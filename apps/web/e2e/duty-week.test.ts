import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit, type Visit } from './harness';

/** The week after the one the county is planning, and one nobody has begun; the calendar reaches both. */
const week = '2026-11-30', later = '2026-12-21', template = `平日${String(Date.now()).slice(-6)}`;

interface Roster { version: number; publishedVersion: number | null; editableDistrictIds: number[] | null; places: { key: string; districtId: number | null }[]; shifts: { id: number; place: string; isOfWeek: boolean }[]; assignments: { shiftId: number; personId: number }[] }
async function readRoster({ context }: Visit, of: string): Promise<Roster> {
  const answer = await context.request.get(`/api/rosters/${of}`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as Roster;
}
/** How many stand on the shifts of the week, in the leader's own districts and elsewhere. */
async function standing(who: Visit, of: string): Promise<{ own: number; elsewhere: number }> {
  const { assignments, shifts, places, editableDistrictIds } = await readRoster(who, of);
  const isOwn = new Set(places.filter(({ districtId }) => districtId !== null && editableDistrictIds?.includes(districtId)).map(({ key }) => key));
  const ofWeek = new Map(shifts.filter(({ isOfWeek }) => isOfWeek).map(({ id, place }) => [id, isOwn.has(place)]));
  const own = assignments.filter(({ shiftId }) => ofWeek.get(shiftId) === true).length;
  return { own, elsewhere: assignments.filter(({ shiftId }) => ofWeek.get(shiftId) === false).length };
}
const saved = (page: Page): Promise<void> => page.locator('.bar').getByText(/已保存/).waitFor();
/** What the rules left out is told once, and the grid is there again. */
async function understood(page: Page): Promise<void> {
  const told = page.getByRole('dialog', { name: /条没有填上/ });
  await saved(page);
  if (!(await told.isVisible())) return;
  await told.getByRole('button', { name: '知道了' }).click();
  await told.waitFor({ state: 'detached' });
}

describe('a district leader’s week', () => {
  it('is last week’s, changed where many stand in one step, kept as a template for another week, published, and taken back by a step', async () => {
    const leader = await visit({ as: 'leader-kailong' });
    const { page } = leader;
    await page.goto(`/duty?week=${week}&pivot=post`);
    await page.getByRole('button', { name: '生成班次并复制上周人员' }).click();
    await page.getByRole('grid', { name: '排班表' }).waitFor();
    await understood(page);
    const copied = await standing(leader, week);
    expect(copied.own).toBeGreaterThan(0);
    expect(copied.elsewhere).toBe(0);

    // Two duties are taken off in one step, and both open places go to whoever can take them.
    const marks = (words: RegExp): Locator => page.getByRole('grid').getByRole('button', { name: words });
    const bulk = page.getByRole('region', { name: '批量' });
    for (const day of ['周二', '周四']) await marks(new RegExp(`，${day}，.*早班`)).first().click({ modifiers: ['Control'] });
    await bulk.getByRole('button', { name: '取消指派 2 个' }).click();
    await saved(page);
    const emptied = await standing(leader, week);
    expect(emptied.own).toBe(copied.own - 2);
    for (const day of ['周二', '周四']) await marks(new RegExp(`${day}，.*早班.*缺 \\d+ 人`)).first().click({ modifiers: ['Control'] });
    await bulk.getByText('选中 2 个').waitFor();
    const taking = bulk.getByRole('combobox');
    await taking.selectOption({ index: 1 });
    const canTake = Number(/能派 (\d+)/.exec(await taking.locator('option').nth(1).innerText())?.[1]);
    expect(canTake).toBeGreaterThan(0);
    expect(await seriousFindings(page)).toEqual([]);
    await bulk.getByRole('button', { name: '指派' }).click();
    await bulk.waitFor({ state: 'detached' });
    await saved(page);
    const planned = await standing(leader, week);
    expect(planned.own).toBe(emptied.own + canTake);

    // Kept under a name, and laid over another week.
    const filling = page.getByRole('button', { name: '填表' });
    await filling.click();
    await page.getByLabel('把本周存为模板').fill(template);
    await page.getByRole('button', { name: '保存' }).click();
    const apply = page.getByRole('button', { name: new RegExp(`套用“${template}”`) });
    await apply.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`/duty?week=${later}&pivot=post`);
    await page.getByRole('button', { name: '生成班次', exact: true }).click();
    await page.getByRole('grid', { name: '排班表' }).waitFor();
    await filling.click();
    await apply.click();
    await understood(page);
    expect((await standing(leader, later)).own).toBeGreaterThan(0);
    await filling.click();
    const row = page.getByRole('listitem').filter({ has: apply });
    await row.getByRole('button', { name: '删除' }).click();
    await row.getByRole('button', { name: '确认删除' }).click();
    await apply.waitFor({ state: 'detached' });

    // Published as it stands; the step before can still be had, and then differs from what holds.
    await page.goto(`/duty?week=${week}&pivot=post`);
    await page.getByRole('button', { name: '核对并发布' }).click();
    const dialog = page.getByRole('dialog', { name: /^发布/ });
    await dialog.getByText(/这一周第一次发布/).waitFor();
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText(/已发布（第 \d+ 版）/).waitFor();
    await page.getByRole('button', { name: /^撤销/ }).click();
    await page.getByText(/草稿，与发布的第 \d+ 版不同/).waitFor();
    expect(await standing(leader, week)).toEqual(emptied);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
  }, 240_000);
});
