import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clippedLabels, demoPassword, seriousFindings, sidewaysPixels, visit } from './harness';

/** An authenticator app: the code of a secret so many steps of 30 s from an instant. */
function appCode(secret: string, at: number, stepsAhead = 0): string {
  const bits = [...secret.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.from((Math.floor(at / 30_000) + stepsAhead).toString(16).padStart(16, '0'), 'hex');
  const digest = createHmac('sha1', key).update(counter).digest();
  return String((digest.readUInt32BE((digest[19] ?? 0) % 16) % 2 ** 31) % 1_000_000).padStart(6, '0');
}

describe('the second factor', () => {
  it('is set up from the account menu, asked for at the next sign-in, and given up again', async () => {
    const { page, context, expected } = await visit({ as: 'command' });
    // The server may run on a clock of its own; a phone would agree with it.
    const now = async (): Promise<number> => Date.parse(((await (await context.request.get('/api/health')).json()) as { now: string }).now);
    expected.add('401 POST /api/session');
    expected.add('401 POST /api/session/second-factor/confirm');
    await page.goto('/incidents');
    await page.getByRole('button', { name: '账号菜单' }).click();
    await page.getByRole('link', { name: '两步验证' }).click();
    await page.waitForURL(/second-factor/);
    await page.getByRole('button', { name: '开始设置' }).click();
    await page.getByRole('img', { name: '验证器密钥的二维码' }).waitFor();
    const secret = await page.locator('.secret').innerText();
    expect(secret.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{32}$/);
    expect([await seriousFindings(page), await clippedLabels(page), await sidewaysPixels(page)]).toEqual([[], [], 0]);

    const code = page.getByLabel('应用里显示的六位数字');
    await code.fill('12');
    await page.keyboard.press('Enter');
    await page.getByText('验证码不正确或已经用过').waitFor();
    const first = appCode(secret, await now());
    await code.fill(first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '备用码' }).waitFor();
    const recoveryCodes = await page.locator('.codes code').allInnerTexts();
    expect(recoveryCodes).toHaveLength(10);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '已经存好，继续' }).click();

    // Nothing of the page may be on its way when its session is gone.
    await page.goto('/favicon.svg');
    await context.clearCookies();
    await page.goto('/sign-in');
    await page.getByLabel('用户名').fill('command');
    await page.getByLabel('口令', { exact: true }).fill(demoPassword);
    await page.keyboard.press('Enter');
    const asked = page.getByLabel('验证码', { exact: true });
    await asked.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('totp');
    expect(await seriousFindings(page)).toEqual([]);
    await asked.fill(first);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('验证码不正确或已经用过').waitFor();
    await asked.fill(appCode(secret, await now(), 1));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));

    await page.goto('/account/second-factor');
    await page.getByText('两步验证已开启，每次登录都要输入验证码').waitFor();
    await page.getByLabel('验证码或备用码').fill(recoveryCodes[0]!);
    await page.getByRole('button', { name: '关闭两步验证' }).click();
    await page.getByRole('button', { name: '开始设置' }).waitFor();
  });
});
