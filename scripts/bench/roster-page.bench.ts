import type { BrowserContext, Page } from 'playwright-core';
import { atDesk } from './browser';
import { startDemoServer } from './demo-server';
import { goalLine } from './figure';

/**
 * The roster of the simulated county on the built product with a cold cache: from the click on its address until a press on a
 * mark of the grid is answered by its pane; and, with somebody dragged over the marks, from the pointer's move until the words stand.
 */
const loads = 5;

/** Presses the first mark there is, and notes when its pane has come. Milliseconds since navigation. */
const presser = `
  window.answeredAt = null;
  new MutationObserver((_, watcher) => {
    const mark = document.querySelector('[role=grid] [data-shifts]');
    if (mark !== null && !window.isPressed) { window.isPressed = true; mark.click(); }
    if (document.querySelector('[role=dialog]') === null) return;
    window.answeredAt = performance.now();
    watcher.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;
/** Notes how long after the last move of the pointer what the verdict says has changed. */
const listener = `
  window.waits = [];
  let movedAt = 0, said = '';
  document.addEventListener('pointermove', ({ timeStamp }) => { movedAt = timeStamp; }, { capture: true });
  new MutationObserver(() => {
    const words = document.querySelector('[role=status][aria-label=能否指派]')?.textContent ?? '';
    if (words !== said && words !== '') window.waits.push(performance.now() - movedAt);
    said = words;
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

async function opened(context: BrowserContext, script: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript({ content: script });
  await page.goto('/duty');
  await page.locator('[role=grid] [data-shifts]').first().waitFor();
  return page;
}

async function interactiveMilliseconds(context: BrowserContext): Promise<number> {
  const page = await opened(context, presser);
  await page.waitForFunction('window.answeredAt !== null');
  const at = await page.evaluate<number>('window.answeredAt');
  await page.close();
  return at;
}

/** The slowest of some thirty marks somebody is held over. */
async function slowestWords(context: BrowserContext): Promise<{ milliseconds: number; count: number }> {
  const page = await opened(context, listener);
  await page.waitForLoadState('networkidle');
  const centreOf = async (selector: string, at: number): Promise<{ x: number; y: number } | null> => {
    const box = await page.locator(selector).nth(at).boundingBox();
    return box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const person = await centreOf('.person .hold', 0);
  if (person === null) throw new Error('nobody to drag');
  await page.mouse.move(person.x, person.y);
  await page.mouse.down();
  for (let mark = 0; mark < 40; mark++) {
    const point = await centreOf('[role=grid] [data-shifts]', mark);
    if (point !== null && point.y < 880) await page.mouse.move(point.x, point.y, { steps: 3 });
    await page.waitForTimeout(50);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const waits = await page.evaluate<number[]>('window.waits');
  await page.close();
  if (waits.length === 0) throw new Error('nothing was said over any mark');
  return { milliseconds: Math.max(...waits), count: waits.length };
}

const server = await startDemoServer(null);
try {
  await atDesk(server, async (context) => {
    const times: number[] = [];
    for (let load = 0; load < loads; load++) times.push(await interactiveMilliseconds(context));
    console.log(goalLine({ name: `roster-page interactive, a first load with a cold cache`, unit: 's', ours: times[0]! / 1_000, goal: 1.5, better: 'less' }));
    console.log(goalLine({ name: `roster-page interactive, the median of ${loads} loads`, unit: 's', ours: times.toSorted((a, b) => a - b)[Math.floor(loads / 2)]! / 1_000, goal: 1.5, better: 'less' }));
    const { milliseconds, count } = await slowestWords(context);
    console.log(goalLine({ name: `roster-page hover words, the slowest of ${count}`, unit: 'ms', ours: milliseconds, goal: 100, better: 'less' }));
  });
} finally {
  await server.stop();
}
