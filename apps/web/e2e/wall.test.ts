import { describe, expect, it } from 'vitest';
import { seriousFindings, visit } from './harness';

/** A screen nobody knows, and somebody of the command centre at a desk of their own. */
describe('the wall', () => {
  it('is paired by the code it shows, shows its scenes one after another, and stops when it is revoked', async () => {
    const wall = await visit({ width: 1920, height: 1080 }), desk = await visit({ as: 'command' });
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
    await wall.page.keyboard.press('ArrowLeft');
    await wall.page.getByRole('heading', { name: '一周回顾' }).waitFor();

    await desk.page.getByRole('button', { name: '停用“大厅屏”' }).click();
    await desk.page.getByRole('button', { name: '停用', exact: true }).click();
    await wall.page.getByText('这块屏幕已被停用').waitFor({ timeout: 60_000 });
  }, 400_000);
});
