import { beforeAll, describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { clippedLabels, demoPassword, seriousFindings, serverUrl, sidewaysPixels, visit } from './harness';

interface Duty { readonly shiftId: number; readonly placeName: string; readonly position: [number, number]; readonly state: string; readonly personName: string }

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
    await page.getByRole('dialog').getByText('路上车坏了').waitFor();
    await isReadable(page);
    // The watch goes round once a minute.
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('region', { name: '告警' }).getByRole('button', { name: `${duty.placeName} · ${duty.personName}` }).first().waitFor({ timeout: 90_000 });
  });

  it('checks in without network: the tap waits on the phone and is sent under its own key when the network is back', async () => {
    const { page, context, troubles } = await phone(15, 10);
    await page.getByText(/在 \d+ 米范围内，可以签到/).waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('button', { name: '签到回岗' }).or(page.getByRole('button', { name: '签到上岗' })).click();
    await page.getByRole('button', { name: '待上传 1 条' }).waitFor();
    await page.getByRole('button', { name: '签退下岗' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '都已上传' }).waitFor({ timeout: 60_000 });
    await page.locator('.title').getByText('在岗').waitFor();
    troubles.splice(0, troubles.length, ...troubles.filter((line) => !line.startsWith('net::ERR_INTERNET_DISCONNECTED')));
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
