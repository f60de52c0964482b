import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, untilAllIsWritten, visit } from './harness';

/** The demo county has visits of every day, and devices whose tracks of the last days are there. */
beforeAll(untilAllIsWritten, 600_000);

describe('patrols looked back on', () => {
  it('has a trend, two weeks compared, doses, who was in a district, and rules that are decided anew', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/patrol/review');
    const rows = page.locator('.rows tbody tr');
    await rows.first().waitFor({ timeout: 60_000 });
    expect(await rows.count()).toBe(28);
    expect(await seriousFindings(page)).toEqual([]);
    // A number opens as many records as it says; a day opens its coverage.
    const passes = rows.nth(1).getByRole('link').last(), said = Number(await passes.textContent());
    await passes.click();
    await page.getByText(`共 ${said.toLocaleString('zh-CN')} 条`).waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);
    await page.goBack();
    await rows.nth(1).getByRole('link').first().click();
    await page.waitForURL(/\/patrol\?.*tab=coverage/);
    await page.locator('.panel tbody tr').first().waitFor({ timeout: 60_000 });
    await page.goto('/patrol/review');

    await page.getByRole('radio', { name: '走势' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/tab=compare/);
    await rows.first().getByRole('button').press('Enter');
    expect(await rows.first().getAttribute('aria-current')).toBe('true');
    expect(await seriousFindings(page)).toEqual([]);

    await page.goto('/patrol/review?tab=dose');
    await rows.first().waitFor({ timeout: 60_000 });
    expect(await clippedLabels(page)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    // What is expected at a spot opens the incidents it rests on, and these alone.
    await page.locator('.rows tbody a[href*="/incidents?"]').first().press('Enter');
    await page.getByRole('button', { name: /^一处点位 40 米内/ }).waitFor({ timeout: 60_000 });
    await page.getByText(/^共 [1-9][\d,]* 起/).waitFor({ timeout: 60_000 });
    expect(await clippedLabels(page)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);

    // Who was in a district yesterday and today, as the page asks it, and the same as a file.
    await page.goto('/patrol/review?tab=inside');
    await page.getByLabel('范围').selectOption({ index: 1 });
    await page.getByLabel('为什么看').fill('核对投诉');
    await page.getByRole('button', { name: '查谁来过' }).click();
    await page.getByText(/^(定位|到达记录)$/).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '选择导出格式' }).click();
    await page.getByRole('button', { name: /^CSV 表格/ }).click();
    await page.getByText(/^已导出 \d+ 条：圈查_.*模拟.*\.csv$/).waitFor({ timeout: 60_000 });
    expect(await clippedLabels(page)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);

    await page.goto('/patrol/review?tab=standard');
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByLabel('每日次数').first().fill('6');
    await page.getByLabel(/^为什么改/).fill('开学前后加密');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('heading', { name: /第 1 版.*将生效/ }).waitFor({ timeout: 60_000 });
  }, 400_000);

  it('takes a track from a file, and says of a cut-off one where it ends', async () => {
    const { page, expected } = await visit({ as: 'director' });
    expected.add('422 POST /api/track-imports');
    await page.goto('/registers/import/tracks');
    await page.getByLabel('哪台设备').waitFor({ timeout: 60_000 });
    const folder = mkdtempSync(join(tmpdir(), 'wuding-tracks-')), point = '<trkpt lat="24.588" lon="98.69"><time>2026-11-20T05:00:00Z</time></trkpt>';
    writeFileSync(join(folder, 'cut.gpx'), `<gpx>${point}<trkpt lat="24.588"`);
    writeFileSync(join(folder, 'whole.gpx'), `<gpx>${point}<trkpt lat="x" lon="1"><time>2026-11-20T05:01:00Z</time></trkpt></gpx>`);
    await page.locator('input[type=file]').setInputFiles(join(folder, 'cut.gpx'));
    await page.getByText(/GPX 没有写完就断了/).waitFor({ timeout: 60_000 });
    await page.locator('input[type=file]').setInputFiles(join(folder, 'whole.gpx'));
    await page.getByText('能读 1 个位置，读不懂 1 行。').waitFor({ timeout: 60_000 });
    await page.getByRole('cell', { name: '经纬度读不懂' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }, 200_000);

  it('shows what streets are owed, and plays a shift back for a reason', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/patrol');
    // Keyboard alone: the radios of the tabs, then the list of debt.
    await page.getByRole('radio', { name: '此刻' }).focus();
    for (const tab of ['alarms', 'tasks', 'revisits', 'coverage']) {
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
    await page.getByText('60×').click();
    await page.getByRole('button', { name: '播放' }).click();
    await expect.poll(async () => Number(await slider.inputValue()), { timeout: 60_000 }).toBeGreaterThan(Number(before) + 70);
    await page.getByRole('button', { name: '暂停' }).click();
    expect(await seriousFindings(page)).toEqual([]);
  }, 200_000);

  it('suggests when to be back where, with limits and a tenth left to chance, and gives it as a file', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/patrol?tab=revisits');
    // The house draws a day's visits by itself; where it has not yet, somebody may.
    const draw = page.getByRole('button', { name: '排定今天的复访' }), file = page.locator('.panel').getByRole('button', { name: '选择导出格式' });
    await draw.or(file).first().waitFor({ timeout: 60_000 });
    if (await draw.isVisible()) await draw.click();
    await file.waitFor({ timeout: 60_000 });
    await page.locator('.panel').getByText('今天全部', { exact: true }).click();
    const rows = page.locator('.panel tbody tr');
    await rows.first().waitFor({ timeout: 60_000 });
    // Each says why: due after an interval with its limits, or by chance, two at least.
    const why = await rows.locator('td:nth-child(3)').allTextContents();
    expect(why.filter((text) => text === '随机').length).toBeGreaterThanOrEqual(2);
    expect(why.filter((text) => text !== '随机' && !/^到期 · (\d+ 分（\d+–(\d+|240 以上)）|四小时内不到四分之一)/.test(text))).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);

    await page.locator('.panel').getByText('建议间隔', { exact: true }).first().click();
    await expect.poll(() => rows.first().locator('td').count()).toBe(5);
    await rows.first().getByRole('button').press('Enter');
    expect(await rows.first().getAttribute('aria-current')).toBe('true');
    expect(await clippedLabels(page)).toEqual([]);
    await file.click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV 表格' }).click();
    const lines = readFileSync(await (await coming).path(), 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toContain('建议间隔（分）,95%下限（分）,95%上限（分）');
    // Every known interval has limits; what is not known says so.
    for (const line of lines.slice(1)) expect(line).toMatch(/,(未知,未知,未知|(\d+|240 以上),\d+,(\d+|240 以上)|240 以上,240 以上,240 以上),/);
  }, 300_000);
});
