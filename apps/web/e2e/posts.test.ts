import { describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { colourCount, seriousFindings, visit } from './harness';

async function made(context: BrowserContext, path: string, data: object): Promise<{ id: number; version: number }> {
  const answer = await context.request.post(`/api${path}`, { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return await answer.json() as { id: number; version: number };
}
const mapIsDrawn = (page: Page) => expect.poll(() => colourCount(page, page.locator('.maplibregl-canvas')), { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(40);
const main = (page: Page) => page.getByRole('main');
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('the register of posts', () => {
  it('founds a post, says which of the five parts it lacks, has them filled in and the place drawn on a street, publishes and suspends it', async () => {
    const { page, context, expected } = await visit({ as: 'director' });
    const people = [await made(context, '/people', { dataset: 'county', code: 'E-1', name: '主守甲', kind: 'staff' }), await made(context, '/people', { dataset: 'county', code: 'E-2', name: '接替乙', kind: 'auxiliary' })];

    await page.goto('/registers/posts');
    await page.getByRole('button', { name: '新设守点' }).first().click();
    await page.getByLabel('名称', { exact: true }).fill('粮贸巷口');
    await page.getByRole('button', { name: '建草稿' }).click();
    await page.waitForURL(/\/registers\/posts\/\d+/);
    const id = Number(/posts\/(\d+)/.exec(page.url())?.[1]);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('不能发布，还缺：定人、定时、定岗、定责、定效').waitFor();
    await part(page, '定人').getByText('缺主守人；缺接替人').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '关闭', exact: true }).click();

    await page.getByRole('button', { name: '修改定人' }).click();
    await part(page, '定人').getByLabel('主守人').selectOption(String(people[0]!.id));
    await part(page, '定人').getByLabel('接替人').selectOption(String(people[1]!.id));
    await part(page, '定人').getByRole('button', { name: '保存' }).click();
    await part(page, '定人').getByText('主守甲', { exact: true }).waitFor();

    await page.getByRole('button', { name: '修改定时' }).click();
    await part(page, '定时').getByRole('button', { name: '加一班' }).click();
    await page.getByLabel('第 1 班起').fill('25:00');
    await part(page, '定时').getByRole('button', { name: '保存' }).click();
    await part(page, '定时').getByText('第 1 班有误', { exact: false }).waitFor();
    await page.getByLabel('第 1 班起').fill('07:00');
    await part(page, '定时').getByRole('button', { name: '保存' }).click();
    await part(page, '定时').getByText('每天 07:00–12:00').waitFor();
    await part(page, '定时').getByText('接下来 7 天').waitFor();

    await page.getByRole('button', { name: '修改定责' }).click();
    await part(page, '定责').getByRole('button', { name: /^\+ / }).first().click();
    await part(page, '定责').getByLabel('检查清单').fill('到岗拍照\n巡看人行道');
    await part(page, '定责').getByLabel('上报对象').fill('指挥中心');
    await part(page, '定责').getByRole('button', { name: '保存' }).click();
    await part(page, '定责').getByText('2. 巡看人行道').waitFor();

    await page.getByRole('button', { name: '修改定效' }).click();
    await part(page, '定效').getByLabel('指标').selectOption({ index: 1 });
    await part(page, '定效').getByLabel('要达到').fill('10');
    await part(page, '定效').getByLabel('复评日期').fill('2027-03-31');
    // Meanwhile somebody else saves: both versions are told of, and mine goes over theirs.
    const { version } = await (await context.request.get(`/api/posts/${id}`)).json() as { version: number };
    await context.request.patch(`/api/posts/${id}`, { data: { name: '粮贸巷东口' }, headers: { 'if-match': `"${version}"` } });
    expected.add(`409 PATCH /api/posts/${id}`);
    await part(page, '定效').getByRole('button', { name: '保存' }).click();
    await part(page, '定效').getByText('对方改了：名称', { exact: false }).waitFor();
    await part(page, '定效').getByRole('button', { name: '用我的覆盖这一部分' }).click();
    await page.getByRole('heading', { name: '粮贸巷东口' }).waitFor();
    await part(page, '定效').getByText('2027-03-31').waitFor();

    const near = await (await context.request.get('/api/nearest?dataset=county&lng=98.6942&lat=24.5902&kind=road-segment&limit=1')).json() as { items: { position: [number, number] }[] };
    await page.getByRole('button', { name: '修改定岗' }).click();
    await mapIsDrawn(page);
    await page.getByLabel('坐标', { exact: false }).fill(near.items[0]!.position.join(', '));
    await page.getByRole('button', { name: '按坐标放置' }).click();
    await page.getByText('按坐标放置，未吸附').waitFor();
    await page.getByRole('button', { name: '向北 1 米' }).focus();
    await page.keyboard.press('Shift+ArrowUp');
    await mapIsDrawn(page);
    await page.getByRole('button', { name: '重新定点' }).click();
    const stage = (await page.locator('.stage').boundingBox())!;
    await expect.poll(async () => {
      await page.mouse.click(stage.x + stage.width / 2 + 4, stage.y + stage.height / 2 + 4);
      return page.getByRole('status').allInnerTexts();
    }, { timeout: 20_000, interval: 1_500 }).toContainEqual(expect.stringMatching(/^已吸附到.+，移动 [\d.]+ 米$/));
    await main(page).getByLabel('片区').selectOption({ index: 1 });
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await part(page, '定岗').getByText('50 米').waitFor();

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('发布“粮贸巷东口”？').waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByText('请写原因').waitFor();
    await page.getByLabel('原因（必填，留痕）').fill('修路');
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('button', { name: '恢复发布' }).waitFor();
    await main(page).getByText('修路', { exact: false }).waitFor();
    await page.goto('/registers/posts?state=suspended&aside=overlaps&theme=dark');
    await page.getByRole('link', { name: '粮贸巷东口' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('the register of people', () => {
  it('holds a person with a certificate that soon expires, leave that is taken back, and a phone that is shown for a reason', async () => {
    const { page } = await visit({ as: 'director', theme: 'dark' });
    await page.goto('/registers/people');
    await page.getByRole('button', { name: '登记人员' }).click();
    await page.getByLabel('编号', { exact: true }).fill('E-9');
    await page.getByLabel('姓名', { exact: true }).fill('丙新人');
    await page.getByLabel('电话', { exact: true }).fill('13800001234');
    await page.getByRole('button', { name: '保存' }).click();
    const drawer = page.getByRole('dialog', { name: '丙新人' });
    await drawer.getByText('138****1234').waitFor();
    await drawer.getByRole('button', { name: '查看完整电话' }).click();
    await drawer.getByLabel('为什么要看（留痕）').fill('夜间紧急召回');
    await drawer.getByRole('button', { name: '查看', exact: true }).click();
    await drawer.getByText('13800001234').waitFor();

    const day = (ahead: number): Promise<string> => page.evaluate((days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE'), ahead);
    await drawer.getByRole('button', { name: '登记执法证' }).click();
    await drawer.getByLabel('证号').fill('YN-E-9');
    await drawer.getByLabel('有效起').fill('2024-01-01');
    await drawer.getByLabel('有效止').fill(await day(30));
    await drawer.getByLabel('有效止').blur();
    await drawer.getByRole('button', { name: '登记执法证' }).click();
    await drawer.getByText('将到期').waitFor();

    await drawer.getByRole('button', { name: '登记请假' }).click();
    await drawer.getByLabel('起（含）').fill(await day(-1));
    await drawer.getByLabel('止（含）').fill(await day(1));
    await drawer.getByLabel('止（含）').blur();
    await drawer.getByRole('button', { name: '登记请假' }).click();
    await page.getByRole('row', { name: /丙新人/ }).getByText('年休假').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await drawer.getByRole('button', { name: '销假' }).click();
    await drawer.getByText('已销假', { exact: false }).waitFor();
    await drawer.getByRole('button', { name: '恢复' }).click();
    await drawer.getByRole('button', { name: '销假' }).waitFor();

    await page.getByText('队伍', { exact: true }).first().click();
    await page.getByRole('button', { name: '建立队伍' }).click();
    await page.getByLabel('队名', { exact: true }).fill('夜市劝导小队');
    await page.getByLabel('丙新人', { exact: false }).check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('row', { name: /夜市劝导小队/ }).getByText('劝导', { exact: true }).waitFor();
    await page.getByRole('button', { name: '类别', exact: true }).click();
    await page.waitForURL(/sort=kind/);
    await page.getByLabel('队名或成员').fill('丙新人');
    await page.getByText('第 1–1 支，共 1 支').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByText('车辆', { exact: true }).first().click();
    await page.getByRole('button', { name: '登记车辆' }).click();
    await page.getByLabel('车牌', { exact: true }).fill('云N·E9001');
    await page.getByRole('button', { name: '保存' }).click();
    const vehicle = page.getByRole('row', { name: /云N·E9001/ });
    await vehicle.getByRole('button', { name: '登记停用' }).click();
    await page.getByLabel('起（含）').fill(await day(0));
    await page.getByLabel('起（含）').blur();
    await page.getByRole('button', { name: '保存' }).click();
    await vehicle.getByText('停用中').waitFor();
    await vehicle.getByRole('button', { name: /^撤销/ }).click();
    await vehicle.getByText('可用').waitFor();
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await vehicle.getByText('停用中').waitFor();
    await page.getByRole('combobox', { name: '现在' }).selectOption('there');
    await vehicle.waitFor({ state: 'detached' });
    expect(await seriousFindings(page)).toEqual([]);
  });
});
