import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seriousFindings, visit } from './harness';

/** Size of a PNG, and how many colours a part of it has: x, y, width, height in pixels. */
const lookAt = (page: Page, png: Buffer, part: readonly [number, number, number, number]): Promise<{ width: number; height: number; colours: number }> => page.evaluate(async ({ base64, at: [x, y, w, h] }) => {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))])), { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height), drawing = canvas.getContext('2d')!;
  drawing.drawImage(bitmap, 0, 0);
  return { width, height, colours: new Set(new Uint32Array(drawing.getImageData(x, y, w, h).data.buffer)).size };
}, { base64: png.toString('base64'), at: part });

/** A screen nobody knows, and somebody of the command centre at a desk of their own. */
describe('the wall', () => {
  it('is paired by the code it shows, shows its scenes one after another, and stops when it is revoked', async () => {
    const wall = await visit({ width: 1920, height: 1080, deviceScaleFactor: 1 }), desk = await visit({ as: 'command' });
    wall.expected.add('401 GET /api/wall/live');
    await wall.page.goto('/wall');
    const code = (await wall.page.locator('.code').filter({ hasText: /^[2-9A-Z]{3} [2-9A-Z]{3}$/ }).textContent({ timeout: 60_000 }))?.trim() ?? '';

    // By keyboard alone: the first button of the page opens the form.
    await desk.page.goto('/admin/screens');
    await desk.page.getByRole('button', { name: '配对大屏' }).press('Enter');
    await desk.page.getByLabel('配对码').fill(code);
    await desk.page.getByLabel('名称', { exact: true }).fill('大厅屏');
    await desk.page.getByRole('button', { name: '配对', exact: true }).press('Enter');
    await desk.page.getByRole('cell', { name: '大厅屏', exact: true }).waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);

    await wall.page.getByRole('heading', { name: '全县总览' }).waitFor({ timeout: 120_000 });
    await wall.page.getByText(/^数据截至 \d\d:\d\d:\d\d/).waitFor();
    await wall.page.locator('canvas').first().waitFor();
    expect(await wall.page.locator('.stage [style*="outline: 2px"]').count()).toBe(0);
    expect(await seriousFindings(wall.page)).toEqual([]);
    // However far the scenes have gone by themselves meanwhile; a key holds the one it shows.
    await expect.poll(async () => {
      const title = await wall.page.getByRole('heading', { level: 1 }).textContent();
      if (title !== '一周回顾') await wall.page.keyboard.press('ArrowLeft');
      return title;
    }, { timeout: 60_000 }).toBe('一周回顾');

    // A picture of it: the map, the words over it, and a strip that says what, when, and that it is simulated.
    const saved = wall.page.getByRole('status').filter({ hasText: '截图已保存' }).waitFor();
    const [file] = await Promise.all([wall.page.waitForEvent('download'), wall.page.keyboard.press('s'), saved]);
    expect(file.suggestedFilename()).toMatch(/^大屏_一周回顾_模拟数据_\d{4}-\d\d-\d\d-\d{6}\.png$/);
    const png = await readFile(await file.path());
    expect(await lookAt(desk.page, png, [100, 300, 1_100, 600])).toMatchObject({ width: 1_920, height: 1_140 });
    for (const part of [[100, 300, 1_100, 600], [20, 20, 400, 160], [20, 1_085, 1_880, 50]] as const) expect((await lookAt(desk.page, png, part)).colours).toBeGreaterThan(8);

    // From a phone in the room, which begins with the screen that is on.
    const phone = await visit({ as: 'command', width: 390, height: 844 });
    await phone.page.goto('/admin/screens/remote');
    await phone.page.getByRole('button', { name: '全县总览' }).click();
    await phone.page.getByRole('status').filter({ hasText: /^已送达：显示“全县总览”/ }).waitFor();
    await wall.page.getByRole('heading', { name: '全县总览' }).waitFor();
    expect(await seriousFindings(phone.page)).toEqual([]);
    // A district: its posts with the five parts of each, how soon vendors are back, and what is usual there.
    await phone.page.getByRole('button', { name: '农贸市场' }).click();
    await wall.page.getByRole('heading', { name: '农贸市场' }).waitFor();
    expect(await wall.page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['守点', '回潮时钟', '与平时相比']);
    expect(await wall.page.locator('.five').first().locator('i').allTextContents()).toEqual(['人', '时', '岗', '责', '效']);
    expect(await wall.page.getByText('片区队伍 · 今日').count()).toBe(1);
    expect(await seriousFindings(wall.page)).toEqual([]);
    await phone.page.getByRole('button', { name: '全县总览' }).click();
    await wall.page.getByRole('heading', { name: '全县总览' }).waitFor();

    // A glyph stands on its post, not beside it.
    await wall.page.locator('.mark.post').first().waitFor({ state: 'attached' });
    const beside = await wall.page.locator('.mark.post').evaluateAll((marks) => marks.flatMap((mark) => {
      const { x, y, width, height } = mark.querySelector('svg')!.getBoundingClientRect(), at = mark.getBoundingClientRect();
      return [x + width / 2 - at.x, y + height / 2 - at.y];
    }));
    expect(beside.filter((pixels) => Math.abs(pixels) > 1)).toEqual([]);

    const revoke = async (): Promise<void> => {
      await desk.page.getByRole('button', { name: '停用“大厅屏”' }).click();
      await desk.page.getByRole('button', { name: '停用', exact: true }).click();
      await wall.page.getByText('这块屏幕已被停用').waitFor({ timeout: 60_000 });
    };
    // A map that is still being drawn when its screen is revoked is refused what it asks for then.
    wall.expected.add('401 GET /api/layers/*');
    await revoke();
    // Taken back by mistake: one press, and no code has to be typed.
    await desk.page.getByRole('button', { name: '撤销', exact: true }).click();
    await wall.page.getByRole('heading', { name: '全县总览' }).waitFor({ timeout: 60_000 });
    await revoke();
  }, 400_000);
});
