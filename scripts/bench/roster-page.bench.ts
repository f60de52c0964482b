import type { BrowserContext, Page } from 'playwright-core';
import { atDesk } from './browser';
import { startDemoServer } from './demo-server';
import { goalLine } from './figure';

/**
 * The roster of the simulated county on the built product with a cold cache: from the click on its address until a press on a
 * mark of the grid is answered by its pane; a month on A3 until it is laid out for the printer; and, with somebody dragged over the marks, from the pointer's move until the words stand.
 * Of both also what the page's main thread itself took (thread time), which a busy machine does not stretch.
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
  for (const name of ['pointerrawupdate', 'pointermove']) document.addEventListener(name, ({ timeStamp }) => { movedAt = Math.max(movedAt, timeStamp); }, { capture: true });
  new MutationObserver(() => {
    const words = document.querySelector('[role=status][aria-label=能否指派]')?.textContent ?? '';
    if (words !== said && words !== '') window.waits.push(performance.now() - movedAt);
    said = words;
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

/** Reads how long the main thread has worked, milliseconds. */
async function mainThread(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

async function interactive(context: BrowserContext): Promise<{ milliseconds: number; worked: number }> {
  const page = await context.newPage(), workedSoFar = await mainThread(page);
  await page.addInitScript({ content: presser });
  await page.goto('/duty');
  await page.getByRole('dialog').first().waitFor({ state: 'attached' });
  const found = { milliseconds: await page.evaluate<number>('window.answeredAt'), worked: await workedSoFar() };
  await page.close();
  return found;
}

/** The first, and the slowest of some thirty more marks somebody is held over. */
async function slowestWords(context: BrowserContext): Promise<{ first: number; milliseconds: number; worked: number; count: number }> {
  const page = await context.newPage(), workedSoFar = await mainThread(page);
  await page.addInitScript({ content: listener });
  await page.goto('/duty');
  await page.locator('[role=grid] [data-shifts]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const centreOf = async (selector: string, at: number): Promise<{ x: number; y: number } | null> => {
    const box = await page.locator(selector).nth(at).boundingBox();
    return box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const person = await centreOf('.person .hold', 0);
  if (person === null) throw new Error('nobody to drag');
  await page.mouse.move(person.x, person.y);
  await page.mouse.down();
  const before = await workedSoFar();
  for (let mark = 0; mark < 40; mark++) {
    const point = await centreOf('[role=grid] [data-shifts]', mark);
    if (point !== null && point.y < 880) await page.mouse.move(point.x, point.y, { steps: 3 });
    await page.waitForTimeout(50);
  }
  const worked = await workedSoFar() - before;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const waits = await page.evaluate<number[]>('window.waits');
  await page.close();
  const [first, ...others] = waits;
  if (first === undefined || others.length === 0) throw new Error('nothing was said over two marks');
  return { first, milliseconds: Math.max(...others), worked: worked / waits.length, count: others.length };
}

/** From the click on the address of a month on A3 until the browser has laid it out for the printer. */
async function printedMonth(context: BrowserContext): Promise<{ milliseconds: number; rowCount: number }> {
  const page = await context.newPage(), since = performance.now();
  await page.goto('/duty/print?format=a3-month');
  await page.locator('main table tbody tr').first().waitFor();
  await page.pdf({ preferCSSPageSize: true });
  const milliseconds = performance.now() - since, rowCount = await page.locator('main table tbody tr').count();
  await page.close();
  return { milliseconds, rowCount };
}

const server = await startDemoServer(null);
try {
  await atDesk(server, async (context) => {
    const found: { milliseconds: number; worked: number }[] = [];
    for (let load = 0; load < loads; load++) found.push(await interactive(context));
    const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(loads / 2)]!;
    const line = (name: string, ours: number, goal: number): void => console.log(goalLine({ name: `roster-page ${name}`, unit: 'ms', ours, goal, better: 'less' }));
    line('interactive, a first load with a cold cache', found[0]!.milliseconds, 1_500);
    line(`interactive, the median of ${loads} loads`, middle(found.map(({ milliseconds }) => milliseconds)), 1_500);
    line('interactive, of which the main thread worked', middle(found.map(({ worked }) => worked)), 1_500);
    const { first, milliseconds, worked, count } = await slowestWords(context);
    line('hover words, the first, whose shadows a software screen has never drawn', first, 100);
    line(`hover words, the slowest of ${count} after it`, milliseconds, 100);
    line('hover words, of which the main thread worked', worked, 100);
    const printed = await printedMonth(context);
    line(`a month on A3 (${printed.rowCount} rows) laid out for the printer`, printed.milliseconds, 3_000);
  });
} finally {
  await server.stop();
}
