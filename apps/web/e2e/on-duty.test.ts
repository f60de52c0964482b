import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { clippedLabels, demoPassword, seriousFindings, serverUrl, sidewaysPixels, visit } from './harness';

interface Duty { readonly shiftId: number; readonly personId: number; readonly place: string; readonly placeName: string; readonly position: [number, number]; readonly state: string; readonly personName: string }

/** What the demo's auxiliary stands on now; in the evening, when that is over, somebody's duty taken over by relief. */
let duty: Duty;

/** A person's session at the API, beside any window. */
async function apiOf(request: APIRequestContext, username: string) {
  const signed = await request.post('/api/session', { data: { username, password: demoPassword } });
  expect(signed.status()).toBe(201);
  return (method: 'get' | 'post', path: string, data?: object) => request.fetch(`/api${path}`, { method, ...(data === undefined ? {} : { data }) });
}
interface Mine { readonly now: string; readonly personId: number; readonly items: readonly (Duty & { readonly startAt: string; readonly endAt: string })[] }
const isRunning = (now: string) => ({ startAt, endAt, position, state }: Mine['items'][number]): boolean => startAt < now && Date.parse(now) < Date.parse(endAt) - 240_000 && position !== null && state !== 'relieved';
const readMine = async (request: APIRequestContext): Promise<Mine> => (await (await apiOf(request, 'auxiliary'))('get', '/duty/mine')).json() as Promise<Mine>;

beforeAll(async () => {
  const { context } = await visit();
  let mine = await readMine(context.request);
  if (!mine.items.some(isRunning(mine.now))) {
    await takeOver(context.request, mine);
    mine = await readMine(context.request);
  }
  const running = mine.items.find(isRunning(mine.now));
  if (running === undefined) throw new Error(`nobody is on duty at ${mine.now}`);
  duty = running;
  await context.close();
});

/** Relieves the first person on a running duty whose hard rules allow it. */
async function takeOver(request: APIRequestContext, { now, personId }: Mine): Promise<void> {
  const director = await apiOf(request, 'director');
  const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
  const { items } = await (await director('get', `/duty/days/${day}`)).json() as { items: (Mine['items'][number] & { personId: number })[] };
  for (const entry of items.filter(isRunning(now))) {
    const answer = await director('post', '/duty/relief', { shiftId: entry.shiftId, personId: entry.personId, reliefPersonId: personId, reason: '签到旅程' });
    if (answer.ok()) return;
  }
}

/** A phone of 390 points in the auxiliary's hand; `metres` east of the post, `accuracy` as it claims. */
async function phone(metres: number, accuracy: number) {
  const made = await visit({ as: 'auxiliary', width: 390, height: 844 });
  await made.context.grantPermissions(['geolocation'], { origin: serverUrl });
  await stand(made.context, metres, accuracy);
  await made.page.goto('/my-duty');
  await made.page.getByRole('heading', { level: 2, name: duty.placeName }).waitFor();
  return made;
}
type PhoneContext = Awaited<ReturnType<typeof visit>>['context'];
const stand = (context: PhoneContext, metres: number, accuracy: number): Promise<void> =>
  context.setGeolocation({ longitude: duty.position[0] + metres / (111_320 * Math.cos((duty.position[1] * Math.PI) / 180)), latitude: duty.position[1], accuracy });

const isReadable = async (page: Page): Promise<void> => {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await sidewaysPixels(page)).toBe(0);
  expect(await clippedLabels(page)).toEqual([]);
};

/** Until the phone has everything it opens with when there is no network. */
const untilKept = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForLoadState('networkidle');
};
/** As the browser looks for a newer worker; under an address of its own, because those looks cannot be answered for it. */
const lookForUpdate = (page: Page, name: string): Promise<void> => page.evaluate(async (address) => {
  const { installing } = await navigator.serviceWorker.register(address);
  if (installing === null) return;
  await new Promise<void>((resolve) => {
    installing.addEventListener('statechange', () => (installing.state === 'activated' || installing.state === 'redundant' ? resolve() : undefined));
  });
}, `/phone-worker.js?${name}`);
/** Without network requests fail; nothing else may. */
const forgive = (troubles: string[]): unknown => troubles.splice(0, troubles.length, ...troubles.filter((line) => !line.includes('net::ERR_INTERNET_DISCONNECTED')));
/** Kept files that are answers of the API. */
const keptPaths = (page: Page): Promise<string[]> => page.evaluate(async () => {
  const paths = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
  return paths.flat().filter((path) => path.startsWith('/api'));
});
const keptDuties = (page: Page): Promise<number> => page.evaluate(() => new Promise<number>((resolve) => {
  const opening = indexedDB.open('wuding-kept');
  opening.addEventListener('success', () => {
    const counting = opening.result.transaction('duty', 'readonly').objectStore('duty').count('last-2');
    counting.addEventListener('success', () => resolve(counting.result));
  });
}));
/** How many records of this person on this shift the server has. */
async function checkInsOf(): Promise<number> {
  const { context } = await visit({ as: 'director' });
  const { total } = await (await context.request.get(`/api/check-ins?shift=${duty.shiftId}&person=${duty.personId}`)).json() as { total: number };
  return total;
}
/** Whether the first line of the post's list is done; a beat has no list. */
async function firstLine(page: Page): Promise<boolean[]> {
  await page.getByRole('heading', { level: 2, name: duty.placeName }).waitFor();
  return page.locator('.list input').evaluateAll((boxes) => boxes.slice(0, 1).map((box) => (box as HTMLInputElement).checked));
}
/** Ticks it, or takes it back. @returns whether it is done now */
async function turnFirstLine(page: Page): Promise<boolean[]> {
  const before = await firstLine(page);
  for (const wasDone of before) await page.locator('.list input').first().setChecked(!wasDone);
  return before.map((wasDone) => !wasDone);
}
/** The leader asks from the board. */
async function askFromBoard(): Promise<void> {
  const { page } = await visit({ as: 'director' });
  await page.goto('/duty/day');
  await page.getByRole('row').filter({ hasText: duty.placeName }).filter({ hasText: duty.personName }).getByRole('button').click();
  await page.getByRole('button', { name: '抽查一次' }).click();
  await page.getByText('已发到手机').waitFor();
}

describe('a person on duty with a phone', () => {
  it('says why he is away; a weak position is taken with a photo and a reason only; then how far and how sure the phone is', async () => {
    const { page, context } = await phone(300, 400);
    await isReadable(page);
    await page.getByRole('button', { name: /说明原因$/ }).click();
    await page.getByRole('button', { name: '路上车坏了' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.title').getByText(/空岗|脱岗/).waitFor();
    await page.getByText('定位太弱（误差超过 100 米）').waitFor();
    await page.getByRole('button', { name: '拍照并说明签到' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请拍照').waitFor();
    await isReadable(page);
    await page.keyboard.press('Escape');
    await stand(context, 20, 12);
    await page.getByText(/在 \d+ 米范围内，可以签到/).waitFor();
    await isReadable(page);
  });

  it('is seen on the board, where the leader looks into the record and the row says what it rests on', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/duty/day');
    const row = page.getByRole('row').filter({ hasText: duty.placeName }).filter({ hasText: duty.personName });
    await row.getByText(/空岗|脱岗/).waitFor();
    await isReadable(page);
    await row.getByRole('button').click();
    await page.getByRole('dialog').getByText('路上车坏了').first().waitFor();
    await isReadable(page);
    // The watch goes round once a minute.
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('region', { name: '告警' }).getByRole('button', { name: `${duty.placeName} · ${duty.personName}` }).first().waitFor({ timeout: 90_000 });
  });

  it('opens and checks in without network: the tap waits on the phone, over a reload too, and is one record once the network is back; then answers a prompt', async () => {
    const { page, context, troubles } = await phone(15, 10);
    const before = await checkInsOf();
    await untilKept(page);
    await context.setOffline(true);
    await page.goto(duty.place.startsWith('post:') ? `/check-in/${duty.place.slice(5)}` : '/my-duty');
    await page.getByText('下面是上次取到的班次').waitFor();
    await page.getByText(/在 \d+ 米范围内，可以签到/).waitFor();
    await isReadable(page);
    await page.getByRole('button', { name: '签到回岗' }).or(page.getByRole('button', { name: '签到上岗' })).click();
    await page.getByRole('button', { name: '待上传 1 条' }).waitFor();
    await page.getByRole('button', { name: '签退下岗' }).waitFor();
    const turned = await turnFirstLine(page);
    await page.reload();
    await page.getByRole('button', { name: `待上传 ${1 + turned.length} 条` }).waitFor();
    expect(await firstLine(page)).toEqual(turned);
    await isReadable(page);
    await context.setOffline(false);
    await page.getByRole('button', { name: '都已上传' }).waitFor({ timeout: 60_000 });
    await page.locator('.title').getByText('在岗').waitFor();
    expect(await firstLine(page)).toEqual(turned);
    expect(await checkInsOf()).toBe(before + 1);
    await askFromBoard();
    await page.reload();
    await page.getByRole('button', { name: '在岗，应答' }).waitFor();
    await isReadable(page);
    await page.getByRole('button', { name: '在岗，应答' }).click();
    await page.getByRole('button', { name: '在岗，应答' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '都已上传' }).waitFor();
    expect(await checkInsOf()).toBe(before + 2);
    // What the phone keeps: program files for anybody, and the person's duty until the person leaves.
    expect(await keptPaths(page)).toEqual([]);
    expect(await keptDuties(page)).toBe(1);
    await page.getByRole('button', { name: '账号菜单' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL('**/sign-in');
    await expect.poll(() => keptDuties(page)).toBe(0);
    forgive(troubles);
  });

  it('opens as the newer build after an upgrade, without network too, and never as half of one', async () => {
    const { page, context, troubles } = await phone(15, 10);
    await untilKept(page);
    const [worker, shell] = await Promise.all(['/phone-worker.js', '/index.html'].map(async (path) => (await context.request.get(path)).text()));
    const next = shell!.replace('<title>', '<meta name="build" content="next"><title>');
    const nextWorker = worker!.replace(/("\/index\.html":")[^"]+/, `$1sha256-${createHash('sha256').update(next).digest('base64')}`).replace(/"version":"\w+"/, '"version":"next"');
    const serve = (path: string, body: string, contentType: string) => context.route((url) => url.pathname === path, (route) => route.fulfill({ body, contentType }));
    // The server is half way: the newer worker stands, the page does not. Nothing is taken over.
    await serve('/phone-worker.js', nextWorker, 'text/javascript');
    await lookForUpdate(page, 'half');
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { level: 2, name: duty.placeName }).waitFor();
    expect(await page.locator('meta[name=build]').count()).toBe(0);
    await context.setOffline(false);
    await serve('/index.html', next, 'text/html');
    await lookForUpdate(page, 'whole');
    await page.getByText('程序更新了').waitFor();
    await isReadable(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByRole('heading', { level: 2, name: duty.placeName }).waitFor();
    expect(await page.locator('meta[name=build][content=next]').count()).toBe(1);
    forgive(troubles);
  });

  it('has the whole width of the phone while a simulated county is still being written', async () => {
    const { page } = await phone(15, 10);
    await page.route('**/api/ready', (route) => route.fulfill({ json: { ready: true, background: ['巡查 2024-03'] } }));
    await page.reload();
    await page.getByText('模拟数据仍在写入').waitFor();
    expect(await page.locator('.phone').evaluate((phonePage) => phonePage.getBoundingClientRect().width)).toBe(390);
    await isReadable(page);
  });

  it('stands in the attendance of the week, and the figure opens the duties behind it', async () => {
    const { page } = await visit({ as: 'director', width: 1280 });
    await page.goto('/duty/attendance');
    await page.getByRole('link', { name: duty.personName, exact: true }).waitFor();
    await isReadable(page);
    await page.getByRole('link', { name: duty.personName, exact: true }).click();
    await page.getByRole('row').filter({ hasText: duty.placeName }).first().waitFor();
    await isReadable(page);
  });
});
