import type { BrowserContext, Page } from 'playwright-core';
import { atDesk } from './browser';
import { startDemoServer } from './demo-server';
import { goalLine } from './figure';

/**
 * What people wait for and what jumps, on the built product with software rendering and a cold cache: largest paint, blocked
 * time of the main thread while loading, layout shift, and the slowest of a few presses (a stand-in for INP).
 * @source web.dev/vitals: LCP ≤ 2.5 s, INP ≤ 200 ms, CLS ≤ 0.1; a task blocks for what it takes beyond 50 ms
 */
interface Vitals {
  /** Milliseconds; `shift` is a share of the window. */
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  readonly slowestPress: number;
}

/** Collects in the page from its first moment on. */
const collector = `
  const vitals = { largestPaint: 0, blocked: 0, shift: 0, slowestPress: 0 };
  window.vitals = vitals;
  const watch = (type, note, extra) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...extra });
  watch('largest-contentful-paint', ({ startTime }) => { vitals.largestPaint = startTime; });
  watch('longtask', ({ duration }) => { vitals.blocked += duration - 50; });
  watch('layout-shift', ({ value, hadRecentInput }) => { vitals.shift += hadRecentInput ? 0 : value; });
  watch('event', ({ duration }) => { vitals.slowestPress = Math.max(vitals.slowestPress, duration); }, { durationThreshold: 16 });
`;
const read = (page: Page): Promise<Vitals> => page.evaluate('({ ...window.vitals })');

async function measure(context: BrowserContext, name: string, { path, seen, press }: { readonly path: string; readonly seen: string; press(page: Page): Promise<void> }): Promise<void> {
  const page = await context.newPage();
  await page.addInitScript({ content: collector });
  await page.goto(path);
  await page.locator(seen).first().waitFor();
  await page.waitForLoadState('networkidle');
  const loaded = await read(page);
  await press(page);
  await page.waitForTimeout(500);
  const { slowestPress, shift } = await read(page);
  const line = (what: string, unit: string, ours: number, goal: number): void => console.log(goalLine({ name: `web ${name} ${what}`, unit, ours, goal, better: 'less' }));
  line('LCP', 's', loaded.largestPaint / 1_000, 2.5);
  line('blocked while loading', 'ms', loaded.blocked, 600);
  line('CLS', '', shift, 0.1);
  line('slowest press', 'ms', slowestPress, 200);
  await page.close();
}

const server = await startDemoServer(null);
try {
  await atDesk(server, async (context) => {
    await measure(context, 'home', { path: '/home', seen: '.tiles', press: async (page) => {
      await page.getByRole('button', { name: '换成深色' }).click();
      await page.getByRole('button', { name: '值守排班' }).click();
    } });
    await measure(context, 'overview', { path: '/overview', seen: '.totals', press: async (page) => {
      await page.getByRole('button', { name: /占道经营/ }).click();
      await page.getByText('30 天', { exact: true }).click();
    } });
  });
} finally {
  await server.stop();
}
