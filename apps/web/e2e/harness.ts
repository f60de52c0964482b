import './provided';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Debian's Chromium with software rendering: WebGL2 without a graphics card. */
const flags = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
];

export const serverUrl = inject('serverUrl');
export const demoPassword = inject('demoPassword');

/** A person at a browser of their own. Whatever goes wrong beneath the surface is noted and fails the test. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the console, uncaught exceptions, breaches of the content policy, answers of 400 and above. */
  readonly troubles: string[];
  /** Answers this journey provokes on purpose, such as 401 for a wrong password: "401 POST /api/session"; "401 GET /api/layers/*" is any that begins so. */
  readonly expected: Set<string>;
}

let browser: Browser | undefined;
const visits: Visit[] = [];

afterEach(async () => {
  const troubles = visits.flatMap((visit) => visit.troubles);
  await Promise.all(visits.splice(0).map((visit) => visit.context.close()));
  if (troubles.length > 0) throw new Error(`beneath the surface:\n${troubles.join('\n')}`);
});
afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

/**
 * Opens a browser window; `as` signs a demo account in beforehand, as an earlier visit would have. Pixels of the screen are coarser than those of
 * the page unless `deviceScaleFactor` is 1: a software screen draws a map of a quarter of the pixels in two thirds of the time, and nothing else differs.
 */
export async function visit({ as, width = 1440, height = 900, theme = 'light', locale = 'zh-CN', deviceScaleFactor = 0.5 }: { as?: string; width?: number; height?: number; theme?: 'light' | 'dark'; locale?: string; deviceScaleFactor?: number } = {}): Promise<Visit> {
  browser ??= await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const context = await browser.newContext({ baseURL: serverUrl, viewport: { width, height }, locale, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', deviceScaleFactor });
  // A busy machine takes its time over a redraw of boundaries.
  context.setDefaultTimeout(60_000);
  // Nobody is asked who they are before signing in, except here: the browser asks, and 401 is the answer.
  const made: Visit = { page: await context.newPage(), context, troubles: [], expected: new Set(['401 GET /api/session']) };
  visits.push(made);
  await context.exposeFunction('noteBreach', (line: string) => made.troubles.push(line));
  await context.addInitScript((wanted) => {
    if (localStorage.getItem('wuding.theme') === null) localStorage.setItem('wuding.theme', wanted);
    const { noteBreach } = window as unknown as { noteBreach(line: string): void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => noteBreach(`policy: ${violatedDirective} ${blockedURI}`));
  }, theme);
  await keepServerTime(context);
  noteTroubles(made);
  if (as !== undefined) await signInBeforehand(made, as);
  return made;
}

/** Waits until the server has written what it writes in the background: for what rests on all passes and tracks. */
export async function untilAllIsWritten(): Promise<void> {
  for (;;) {
    const { background } = (await (await fetch(`${serverUrl}/api/ready`)).json()) as { background: string[] };
    if (background.length === 0) return;
    await new Promise((resolve) => { setTimeout(resolve, 2_000); });
  }
}

/** The server of the journeys lives on a day of its own; the windows' clocks are set to it, as a good phone's would be. */
async function keepServerTime(context: BrowserContext): Promise<void> {
  const { now } = await (await context.request.get('/api/health')).json() as { now: string };
  await context.addInitScript((aheadMilliseconds) => {
    const OwnDate = Date;
    const shifted = (): number => OwnDate.now() + aheadMilliseconds;
    window.Date = new Proxy(OwnDate, {
      construct: (target, given) => Reflect.construct(target, given.length === 0 ? [shifted()] : given) as object,
      get: (target, key) => (key === 'now' ? shifted : Reflect.get(target, key) as unknown),
    });
  }, Date.parse(now) - Date.now());
}

const isExpected = (line: string, expected: ReadonlySet<string>): boolean => expected.has(line) || [...expected].some((one) => one.endsWith('*') && line.startsWith(one.slice(0, -1)));

function noteTroubles({ page, troubles, expected }: Visit): void {
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // Chromium writes a line for each answer of 400 and above; those are judged by their address below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) troubles.push(`console: ${message.text()}`);
  });
  page.on('response', (answer) => {
    const line = `${answer.status()} ${answer.request().method()} ${new URL(answer.url()).pathname}`;
    if (answer.status() >= 400 && !isExpected(line, expected)) troubles.push(line);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${reason} ${request.url()}`);
  });
}

async function signInBeforehand({ context }: Visit, username: string): Promise<void> {
  const answer = await context.request.post('/api/session', { data: { username, password: demoPassword } });
  if (answer.status() !== 201) throw new Error(`${username} was not signed in: ${answer.status()} ${await answer.text()}`);
}

/** What axe finds wrong, serious or worse: rule, how many places, the first of them. A page that passed in one theme can fail in the other by its colours alone. */
export async function seriousFindings(page: Page, { ofColoursOnly = false } = {}): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (rules) => {
    interface Finding { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } };
    const { violations } = await axe.run({ resultTypes: ['violations'], ...rules });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`);
  }, ofColoursOnly ? { runOnly: ['color-contrast'] } : {});
}

/** How far the page, or a table in it, scrolls sideways, pixels. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(...[document.documentElement, ...document.querySelectorAll('.rows')].map((element) => element.scrollWidth - element.clientWidth)));

/** Words that do not fit their place: cut off, or broken over lines where one line was meant. */
export const clippedLabels = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, a, th, td, label, h1, h2, h3, legend, dt, .secondary')]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).whiteSpace === 'nowrap' && element.clientWidth > 1)
    .filter((element) => !element.classList.contains('sr-only'))
    // Hit areas may reach over an edge; words may not.
    .filter((element) => {
      const place = element.getBoundingClientRect();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let right = -Infinity;
      while (walker.nextNode() !== null) {
        // Words for screen readers only take no room.
        if (walker.currentNode.parentElement?.closest('.sr-only') != null) continue;
        const words = document.createRange();
        words.selectNodeContents(walker.currentNode);
        right = Math.max(right, words.getBoundingClientRect().right);
      }
      return right > place.right + 9 || (getComputedStyle(element).overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1);
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`));

/** How many colours a part of the screen shows: a blank map has one or two. */
export async function colourCount(page: Page, part: Locator): Promise<number> {
  const picture = await part.screenshot();
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const drawing = canvas.getContext('2d')!;
    drawing.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(drawing.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
  }, [...picture]);
}

/** Waits until the map page shows its figures and the map has drawn something. */
export async function untilMapIsDrawn(page: Page): Promise<void> {
  await page.locator('.totals').waitFor();
  await expect.poll(() => colourCount(page, page.locator('.maplibregl-canvas')), { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(40);
}
