import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit } from './harness';

describe('the map page when things go wrong', () => {
  it('names what failed and what still works, and mends itself on retry', async () => {
    const { page, expected } = await visit({ as: 'director' });
    expected.add('500 POST /api/events/slice');
    let isBroken = true;
    await page.route('**/api/events/slice', (route) => (isBroken
      ? route.fulfill({ status: 500, contentType: 'application/problem+json', json: { type: 'x', title: '系统出错', status: 500, code: 'unexpected', requestId: 'request-77' } })
      : route.continue()));
    await page.goto('/overview');
    const alert = page.getByRole('alert');
    await alert.getByText('统计没有取到').waitFor();
    await alert.getByText('地图照常可用。').waitFor();
    await alert.getByText('请求编号 request-77').waitFor();
    await page.getByRole('button', { name: '学校片区', exact: true }).waitFor();
    isBroken = false;
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.totals').waitFor();
    expect(await alert.count()).toBe(0);
  });

  it('says how old the figures are when the server stops answering, and that they are lost after five minutes', async () => {
    const { page, troubles } = await visit({ as: 'director' });
    await page.goto('/overview');
    await page.getByText(/^数据截至 \d\d:\d\d:\d\d/).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    // Nothing answers: any answer would tell the server's time, and the figures are as old as that says.
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    const now = await page.evaluate(() => Date.now());
    // The last answer may be up to half a minute older than that on a busy machine.
    await page.clock.setFixedTime(now + 90_000);
    await page.getByText(/数据 [12] 分 \d+ 秒前/).waitFor();
    await page.clock.setFixedTime(now + 400_000);
    await page.getByText(/■ 数据已中断 6 分钟，画面为 \d\d:\d\d:\d\d/).waitFor();
    troubles.splice(0, troubles.length, ...troubles.filter((line) => !line.includes('ERR_CONNECTION_REFUSED')));
  });

  it('has a next step when the filters leave nothing', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/overview?from=2001-01-01&to=2001-01-31');
    await page.getByText(/没有符合筛选的事件。放宽日期或看全部类别。/).waitFor();
    await page.getByRole('button', { name: '看全部日期' }).click();
    await page.getByRole('heading', { name: '没有事件' }).waitFor({ state: 'detached' });
  });
});

describe('the map page by keyboard', () => {
  it('reaches a district, opens it, and comes back to where it was', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/overview');
    await page.locator('.totals').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.textContent?.trim() === '学校片区')) break;
    }
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '学校片区' });
    await drawer.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('学校片区');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim()}`)).toBe('BUTTON 学校片区');
  });

  it('moves the ends of the time range by days and weeks, and chooses hours', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/overview?from=2026-10-01&to=2026-11-10');
    const start = page.getByRole('slider', { name: '开始日期' });
    await start.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=2026-10-02/);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.waitForURL(/from=2026-09-25/);
    expect(await start.getAttribute('aria-valuetext')).toContain('9月25日');

    await page.getByRole('gridcell', { name: /^周一 8–9 时/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/weekday=1&hour=8&hour=9/);
  });
});

describe('the map page for everybody', () => {
  it.each([['light', 'zh-CN'], ['dark', 'en']] as const)('in %s, %s, at 1280 with everything open', async (theme, lang) => {
    const { page } = await visit({ as: 'director', width: 1280, height: 800, theme });
    await page.goto(`/overview?here=98.6905_24.5925&category=roadOccupation&from=2026-10-01&to=2026-11-10&lang=${lang}`);
    await page.locator('.totals').waitFor();
    await page.getByRole('button', { name: lang === 'en' ? 'Layers' : '图层' }).click();
    for (const withDrawer of [false, true]) {
      if (withDrawer) await page.getByRole('button', { name: '学校片区', exact: true }).click();
      if (withDrawer) await page.getByRole('dialog', { name: '学校片区' }).getByText(/km²|平方公里/).first().waitFor();
      // Columns find their width when the last of the names is there.
      await expect.poll(() => sidewaysPixels(page)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await clippedLabels(page)).toEqual([]);
    }
  });
});
