import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { colourCount, serverUrl, untilMapIsDrawn, visit } from './harness';

/** Centre and zoom as the address states them. */
const viewIn = (page: Page): number[] => (new URL(page.url()).searchParams.get('at') ?? '').split('_').map(Number);

const canvasOf = (page: Page) => page.locator('.maplibregl-canvas');

/** Takes the WebGL context away for good, as a driver that crashes does. */
const loseContext = (page: Page): Promise<void> =>
  canvasOf(page).evaluate((canvas: HTMLCanvasElement) => {
    canvas.dataset['generation'] = 'first';
    canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
  });

describe('the map', () => {
  it('asks nobody but its own server', async () => {
    const { page } = await visit({ as: 'analyst' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.goto('/overview');
    await untilMapIsDrawn(page);
    expect([...new Set(asked)]).toEqual([serverUrl]);
  });

  it('changes its theme in place: the same view, and only the relief is fetched', async () => {
    const { page } = await visit({ as: 'analyst' });
    await page.goto('/overview');
    await untilMapIsDrawn(page);
    await page.waitForLoadState('networkidle');
    const before = viewIn(page);
    const fetched: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/api\/(basemaps|layers)\//.test(pathname)) fetched.push(pathname);
    });
    await page.getByRole('button', { name: '深色' }).click();
    await expect.poll(() => fetched, { timeout: 10_000 }).toContain('/api/basemaps/county/relief/dark');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(fetched).toEqual(['/api/basemaps/county/relief/dark']);
    expect(viewIn(page)).toEqual(before);
  });

  it('moves and zooms by keyboard alone', async () => {
    const { page } = await visit({ as: 'analyst' });
    await page.goto('/overview');
    await untilMapIsDrawn(page);
    const [lng, , zoom] = viewIn(page);
    await canvasOf(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => viewIn(page)[0]!).toBeGreaterThan(lng!);
    await page.keyboard.press('+');
    await expect.poll(() => viewIn(page)[2]!).toBeGreaterThan(zoom! + 0.5);
  });

  it('is built anew, where it was, when its graphics context is lost for good', async () => {
    const { page } = await visit({ as: 'analyst' });
    await page.goto('/overview');
    await untilMapIsDrawn(page);
    const before = viewIn(page);
    await loseContext(page);
    await page.locator('.maplibregl-canvas:not([data-generation])').waitFor({ timeout: 10_000 });
    await expect.poll(() => colourCount(page, canvasOf(page)), { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(40);
    expect(viewIn(page)).toEqual(before);
    await expect.poll(() => page.getByText('图形显示中断').count(), { timeout: 30_000 }).toBe(0);
  });

  it('says once that parts are missing, keeps the rest, and fetches them on request', async () => {
    const { page, troubles } = await visit({ as: 'analyst' });
    await page.route('**/api/layers/streets/tiles/**', (route) => route.fulfill({ status: 500, body: '' }));
    await page.goto('/overview');
    await untilMapIsDrawn(page);
    await page.getByText('部分地图没有取到').waitFor();
    expect(await page.getByText('部分地图没有取到').count()).toBe(1);
    await page.unroute('**/api/layers/streets/tiles/**');
    const fetched = page.waitForResponse((answer) => answer.url().includes('/api/layers/streets/tiles/') && answer.status() === 200);
    await page.getByRole('button', { name: '重试' }).click();
    await fetched;
    expect(await page.getByText('部分地图没有取到').count()).toBe(0);
    expect(troubles.splice(0).filter((trouble) => !trouble.includes('/api/layers/streets/tiles/'))).toEqual([]);
  });
});
