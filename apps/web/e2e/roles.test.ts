import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit } from './harness';

const homes = [
  { role: 'sysadmin', path: '/admin/system', heading: '系统', links: ['系统'] },
  { role: 'secadmin', path: '/admin/accounts', heading: '账号', links: ['账号'] },
  { role: 'auditor', path: '/admin/audit', heading: '审计', links: ['账号', '审计'] },
  { role: 'director', path: '/home', heading: '今日', links: ['今日', '总览', '片区', '事件', '年度数字'] },
] as const;

describe('each role has its home', () => {
  it.each(homes)('$role begins at $path and is offered no more than its work', async ({ role, path, heading, links }) => {
    const { page } = await visit({ as: role });
    await page.goto('/');
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ state: 'attached' });
    await expect.poll(() => new URL(page.url()).pathname).toBe(path);
    const nav = page.getByRole('navigation', { name: '主导航' });
    // What does not fit beside the age of the data goes under 更多, and that age comes after the heading.
    const offers = async (): Promise<string[]> => {
      for (const more of await nav.getByRole('button', { name: '更多', expanded: false }).all()) await more.click({ timeout: 2_000 });
      return nav.getByRole('link').allInnerTexts();
    };
    await expect.poll(offers).toEqual(expect.arrayContaining([...links]));
    const offered = await offers();
    const work = homes.flatMap((home) => home.links as readonly string[]);
    expect(offered.filter((name) => work.includes(name) && !(links as readonly string[]).includes(name))).toEqual([]);
    await page.getByRole('button', { name: /账号菜单/ }).click();
    await page.getByText('演示账号').first().waitFor();
  });

  it('a page beyond the role says so, and asks the server nothing', async () => {
    const { page } = await visit({ as: 'secadmin' });
    await page.goto('/incidents');
    await page.getByText('你的角色（安全管理员）不能打开这个页面').waitFor();
    await page.getByRole('link', { name: '回到我的首页' }).click();
    await page.waitForURL('**/admin/accounts');
  });

  it('whoever may see the map but no incidents sees the map, and no figure is asked for', async () => {
    const { page } = await visit({ as: 'director' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.route('**/api/session', (route) => route.fulfill({
      json: { accountId: 1, username: 'keeper', displayName: '看图的人', role: 'sysadmin', isDemo: true, districtIds: [], permissions: ['map.read', 'session.own', 'dataset.import'], expiresAt: '2099-01-01T00:00:00Z' },
    }));
    await page.goto('/overview');
    await page.getByText('可以看地图和图层，不能看事件和统计').waitFor();
    await page.getByRole('button', { name: '图层' }).click();
    expect(await page.getByRole('switch').count()).toBeGreaterThan(0);
    expect(await page.getByRole('switch', { name: /事件|热力/ }).count()).toBe(0);
    expect(asked.filter((path) => path.startsWith('/api/') && (path.includes('/slice') || path.includes('/incidents')))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('what was done stands open beside the list in %s, for everybody', async (theme) => {
    const { page } = await visit({ as: 'auditor', width: 1280, height: 800, theme });
    await page.goto('/admin/audit');
    await page.locator('.table tbody tr').first().waitFor();
    await page.getByRole('button', { name: /^查看/ }).first().click();
    expect(await seriousFindings(page, { ofColoursOnly: theme === 'dark' })).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
  });
});

describe('a district plan', () => {
  it('edited by two at once is never overwritten unseen, and the auditor can read who did what', async () => {
    const leader = await visit({ as: 'leader-kailong' });
    const director = await visit({ as: 'director' });
    const stamp = String(Date.now());
    for (const { page, expected } of [leader, director]) {
      await page.goto('/overview');
      await page.getByRole('button', { name: '凯龙城', exact: true }).click();
      await page.getByRole('button', { name: '修改方案' }).click();
      await page.waitForURL(/district=\d+/);
      const id = new URL(page.url()).searchParams.get('district');
      expected.add(`409 PATCH /api/districts/${id}`);
    }
    await director.page.getByRole('textbox', { name: '治理方案' }).fill(`局长的方案 ${stamp}`);
    await director.page.getByRole('button', { name: '保存' }).click();
    await director.page.getByText(`局长的方案 ${stamp}`).waitFor();

    await leader.page.getByRole('textbox', { name: '治理方案' }).fill(`片区长的方案 ${stamp}`);
    await leader.page.getByRole('button', { name: '保存' }).click();
    await leader.page.getByRole('alert').getByText('别人已经保存了另一版').waitFor();
    await leader.page.getByRole('dialog', { name: '别人已经保存了另一版' }).getByText(`局长的方案 ${stamp}`).waitFor();
    expect(await leader.page.getByRole('textbox', { name: '你写的' }).inputValue()).toBe(`片区长的方案 ${stamp}`);
    expect(await seriousFindings(leader.page)).toEqual([]);
    await leader.page.getByRole('button', { name: '用我的覆盖' }).click();
    await leader.page.locator('.plan', { hasText: `片区长的方案 ${stamp}` }).waitFor();

    const auditor = await visit({ as: 'auditor' });
    await auditor.page.goto('/admin/audit');
    await auditor.page.getByRole('searchbox', { name: '操作人' }).fill('leader-kailong');
    await auditor.page.locator('.table tbody tr', { hasText: '片区' }).first().waitFor();
  });

  it('can be changed by its own leader only', async () => {
    const { page } = await visit({ as: 'leader-school' });
    await page.goto('/overview');
    await page.getByRole('button', { name: '凯龙城', exact: true }).click();
    await page.getByRole('button', { name: '只看本片区' }).waitFor();
    expect(await page.getByRole('button', { name: '修改方案' }).count()).toBe(0);
  });
});
