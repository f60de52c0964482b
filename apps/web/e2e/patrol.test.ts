import { describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, visit } from './harness';

/** The demo county's devices send as they go; at any hour with a published shift somebody is on the page, and every day has tracks to play. */
describe('patrol', () => {
  it('shows who is on duty as it happens, what streets are owed, and plays a shift back for a reason', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/patrol');
    await page.getByText(/^实时 · \d/).waitFor({ timeout: 60_000 });
    await page.getByText(/^\d+ 秒前$/).first().waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);

    // Keyboard alone: the radios of the tabs, then the list of debt.
    await page.getByRole('radio', { name: '此刻' }).focus();
    for (const tab of ['alarms', 'tasks', 'coverage']) {
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(new RegExp(`tab=${tab}`));
    }
    await page.getByText(/段$/).first().waitFor({ timeout: 60_000 });
    const rows = page.locator('.panel tbody tr');
    await rows.first().waitFor({ timeout: 60_000 });
    await rows.first().getByRole('button').press('Enter');
    expect(await rows.first().getAttribute('aria-current')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);

    await page.goto('/patrol?tab=playback');
    await page.getByRole('button', { name: '调取轨迹' }).waitFor();
    const shift = page.locator('label.shift');
    await shift.first().waitFor({ timeout: 60_000 });
    await shift.first().getByRole('checkbox').check();
    await page.getByLabel('为什么看').fill('核对投诉');
    await page.getByRole('button', { name: '调取轨迹' }).click();
    const slider = page.getByRole('slider', { name: '时刻' });
    await slider.waitFor({ timeout: 60_000 });
    const before = await slider.inputValue();
    await slider.press('ArrowRight');
    expect(Number(await slider.inputValue())).toBe(Number(before) + 10);
    expect(await seriousFindings(page)).toEqual([]);
  }, 400_000);
});
