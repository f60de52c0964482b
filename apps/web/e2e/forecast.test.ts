import { describe, expect, it } from 'vitest';
import { seriousFindings, visit } from './harness';

describe('what is expected', () => {
  it('lies on the map by cells, with a legend in numbers', async () => {
    const { page } = await visit({ as: 'analyst' });
    const answered = page.waitForResponse((answer) => answer.url().includes('/api/layers/forecast/features'));
    await page.goto('/overview?layers=streets.districts.forecast');
    const { features } = await (await answered).json() as { features: { properties: { expected: number; lower: number; upper: number } }[] };
    expect(features.length).toBeGreaterThan(10);
    for (const { properties: { expected, lower, upper } } of features) expect(lower <= Math.max(expected, upper) && upper >= Math.floor(expected)).toBe(true);
    await page.getByRole('button', { name: '图层', exact: true }).click();
    await page.getByText('0.1–0.2 件').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
