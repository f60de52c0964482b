import { describe, expect, it } from 'vitest';
import { clippedLabels, demoPassword, seriousFindings, sidewaysPixels, visit } from './harness';

describe('signing in', () => {
  it('is asked for, refuses in words, and leads to where the person was going', async () => {
    const { page, expected } = await visit();
    expected.add('401 POST /api/session');
    await page.goto('/incidents?status=closed');
    await page.waitForURL(/\/sign-in\?next=/);
    expect(await page.title()).toBe('登录 · 五定');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('username');

    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('■ 请填写用户名').waitFor();
    await page.getByLabel('用户名').fill('director');
    await page.getByLabel('口令', { exact: true }).fill('certainly-wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('用户名或密码不正确').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password');
    expect(await page.getByLabel('口令', { exact: true }).inputValue()).toBe('');

    await page.getByLabel('口令', { exact: true }).fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\?.*status=closed/);
    await page.getByRole('table').waitFor();
  });

  it('says when Caps Lock is on, and shows the password on demand', async () => {
    const { page } = await visit();
    await page.goto('/sign-in');
    const password = page.getByLabel('口令', { exact: true });
    await password.focus();
    // Playwright has no Caps Lock state; a key event carrying it is what a browser would send.
    await password.evaluate((field) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true })));
    await page.getByText('大写锁定已打开').waitFor();
    await password.fill('secret');
    await page.getByRole('button', { name: '显示口令' }).click();
    expect(await password.getAttribute('type')).toBe('text');
  });

  it('tells how long an account stays locked', async () => {
    const { page, expected } = await visit();
    expected.add('423 POST /api/session');
    await page.goto('/sign-in');
    const now = await page.evaluate(() => Date.now());
    await page.route('**/api/session', (route) => (route.request().method() === 'GET' ? route.continue() : route.fulfill({
      status: 423, contentType: 'application/problem+json',
      json: { type: 'urn:wuding:problem:account-locked', title: '账号已锁定', status: 423, code: 'account-locked', requestId: 'r', data: { lockedUntil: new Date(now + 17.5 * 60_000).toISOString() } },
    })));
    await page.getByLabel('用户名').fill('director');
    await page.getByLabel('口令', { exact: true }).fill('x');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('18 分钟后再试').waitFor();
  });

  it('never leads to a page of somebody else', async () => {
    const { page } = await visit();
    for (const next of ['//example.com/', '/\\example.com', 'https://example.com/']) {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel('用户名').fill('auditor');
      await page.getByLabel('口令', { exact: true }).fill(demoPassword);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/admin/audit');
      await page.getByRole('button', { name: /账号菜单/ }).click();
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.waitForURL('**/sign-in');
    }
  });

  it('is asked for again when the session has ended, and goes on where the person was', async () => {
    const { page, context, expected } = await visit({ as: 'officer' });
    expected.add('401 GET /api/incidents').add('401 POST /api/session');
    await page.goto('/incidents?source=patrol');
    await page.getByRole('table').waitFor();
    await context.clearCookies();
    await page.getByLabel('状态').selectOption('closed');
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel('用户名').fill('officer');
    await page.getByLabel('口令', { exact: true }).fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\?.*source=patrol/);
    await page.getByRole('table').waitFor();
  });

  it.each([[320, 640, 'light'], [320, 640, 'dark'], [1440, 900, 'light'], [1440, 900, 'dark']] as const)('fits %i × %i in %s, for everybody', async (width, height, theme) => {
    const { page } = await visit({ width, height, theme });
    await page.goto('/sign-in');
    await page.getByRole('heading', { name: '五定' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
