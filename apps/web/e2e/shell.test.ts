import { describe, expect, it } from 'vitest';
import { seriousFindings, visit } from './harness';

describe('the search box', () => {
  it('finds by pinyin initials, with the keyboard alone, and the map goes there with the drawer open', async () => {
    const { page } = await visit({ as: 'officer' });
    await page.goto('/home');
    await page.getByRole('heading', { name: '今日', level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('nmsc');
    await page.getByRole('option', { name: /片区 农贸市场/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/overview' && url.searchParams.has('district') && url.searchParams.has('at'));
    await page.getByRole('heading', { name: '农贸市场' }).waitFor();
    await page.getByRole('combobox', { name: '搜索片区' }).focus();
    await page.getByText('最近找过').waitFor();
    await page.getByRole('option', { name: /农贸市场/ }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('最近找过').waitFor({ state: 'hidden' });
  });

  it('says when nothing has that name', async () => {
    const { page } = await visit({ as: 'officer' });
    await page.goto('/home');
    await page.getByRole('combobox', { name: '搜索片区' }).fill('qqqq');
    await page.getByText('没有名称或拼音是“qqqq”').waitFor();
  });
});

describe('the frame', () => {
  it('opens its sheet of keys with "?", and gives the focus back', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/incidents');
    await page.locator('.row-link').first().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('row-link');
  });

  it('walks the rows of the list with the arrow keys', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/incidents');
    await page.locator('.row-link').first().focus();
    await page.keyboard.press('ArrowDown');
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    expect(focused).toBe((await page.locator('.row-link').nth(1).innerText()).trim());
    expect(await page.locator('.row-link[tabindex="0"]').count()).toBe(1);
  });

  it('goes on in the newer build when a part of its own is gone from the server', async () => {
    const { page, expected, troubles } = await visit({ as: 'director' });
    await page.goto('/home');
    await page.getByRole('heading', { name: '今日', level: 1 }).waitFor();
    await page.evaluate(() => { document.documentElement.dataset['build'] = 'old'; });
    let isUpgraded = false;
    await page.route('**/index.html', async (route) => {
      isUpgraded = true;
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('/assets/index-', '/assets/index-newer-') });
    });
    await page.route('**/assets/IncidentsPage-*.js', async (route) => {
      if (isUpgraded) return route.continue();
      expected.add(`404 GET ${new URL(route.request().url()).pathname}`);
      await route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' });
    });
    await page.getByRole('banner').getByRole('link', { name: '事件', exact: true }).click();
    // The page it leaves may have a table too, and what waits for an address ends when the old build's own way there is broken off.
    await page.waitForFunction(() => location.pathname === '/incidents' && document.documentElement.dataset['build'] === undefined);
    await page.getByRole('table').waitFor();
    // What the old build says of its missing part is the breach this is about.
    troubles.splice(0, troubles.length, ...troubles.filter((line) => !line.includes('dynamically imported module')));
  });

  it('opens a link of a newer version as far as it can be read, and says so', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/overview?v=9&from=2026-10-01&to=2026-10-31');
    await page.getByText('这个链接来自更新的版本').waitFor();
    await page.getByText('10月1日').first().waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByText('这个链接来自更新的版本').waitFor({ state: 'hidden' });
  });

  it('still opens a link from when the map page was the first page', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/?from=2026-10-01&to=2026-10-31');
    await page.waitForURL('**/overview?from=2026-10-01&to=2026-10-31');
  });
});

describe('today', () => {
  it('an officer records what was found on the spot, with the device’s place, and finds it among the own records', async () => {
    const { page, context } = await visit({ as: 'officer' });
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: 98.6905, latitude: 24.5925, accuracy: 12 });
    await page.goto('/home');
    await page.getByRole('combobox', { name: '事件代码' }).selectOption('05-01');
    await page.getByRole('button', { name: '用当前位置' }).click();
    await page.getByText('误差约 12 米').waitFor();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(/已登记 J\d+/).waitFor();
    await page.getByRole('region', { name: '我今天的登记' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: '无照经营游商' }).waitFor();
    await page.getByRole('heading', { name: '附近同类事件' }).waitFor();
  });

  it('every figure of the director opens its records', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/home');
    const tile = page.getByRole('group', { name: '近 28 天' });
    const figure = (await tile.locator('.value').innerText()).replace(/[^\d]/g, '');
    await tile.getByRole('link').click();
    await page.waitForURL('**/incidents?**');
    await expect.poll(async () => (await page.locator('.head .secondary').innerText()).replace(/ 起.*/, '').replace(/[^\d]/g, '')).toBe(figure);
  });
});
