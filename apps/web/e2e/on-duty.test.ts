import { beforeAll, describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { clippedLabels, demoPassword, seriousFindings, serverUrl, sidewaysPixels, visit } from './harness';

interface Duty { readonly shiftId: number; readonly placeName: string; readonly position: [number, number]; readonly state: string; readonly personName: string }

/** The demo's officer is on duty, or is put on duty here: a post of their own, stood this evening. */
let duty: Duty;

/** A person's session at the API, beside any window. */
async function apiOf(request: APIRequestContext, username: string) {
  const signed = await request.post('/api/session', { data: { username, password: demoPassword } });
  expect(signed.status()).toBe(201);
  return async (method: 'get' | 'post' | 'patch', path: string, data?: object, headers: Record<string, string> = {}): Promise<unknown> => {
    const answer = await request.fetch(`/api${path}`, { method, headers, ...(data === undefined ? {} : { data }) });
    expect(answer.ok(), `${path} ${answer.status()} ${await answer.text()}`).toBe(true);
    return answer.json();
  };
}

beforeAll(async () => {
  const { context } = await visit();
  const officer = await apiOf(context.request, 'officer');
  const mine = await officer('get', '/duty/mine') as { now: string; personId: number | null; items: (Duty & { startAt: string; endAt: string })[] };
  const running = mine.items.find(({ startAt, endAt, position }) => startAt <= mine.now && mine.now < endAt && position !== null);
  duty = running ?? await putOnDuty(context.request, mine);
  await context.close();
});

/** Plans a post for the officer from the hour on, as a leader would. */
async function putOnDuty(request: APIRequestContext, { now, personId }: { now: string; personId: number | null }): Promise<Duty> {
  const accounts = await (await apiOf(request, 'secadmin'))('get', '/accounts?limit=200') as { items: { id: number; username: string }[] };
  const director = await apiOf(request, 'director');
  const own = personId ?? (await director('post', '/people', { code: 'E2E-1', name: '尹一江', kind: 'staff', accountId: accounts.items.find(({ username }) => username === 'officer')?.id }) as { id: number }).id;
  const relief = (await director('post', '/people', { code: 'E2E-2', name: '尹二江', kind: 'staff' }) as { id: number }).id;
  const [district] = (await director('get', '/districts?limit=1') as { items: { id: number; labelPosition: [number, number] }[] }).items;
  const local = new Date(Date.parse(now) + 8 * 3_600_000), day = local.toISOString().slice(0, 10), startMinute = local.getUTCHours() * 60;
  const draft = await director('post', '/posts', {
    name: '签到旅程岗', plan: {
      who: { primaryPersonId: own, reliefPersonId: relief, personCount: 1, certifiedCount: 0, needsVehicle: false },
      when: { spans: [{ name: '本班', weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'any', startMinute, endMinute: startMinute + 180 }], exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 },
      where: { shape: { type: 'Point', coordinates: district!.labelPosition }, radiusMetres: 50, viewSide: null, districtId: district!.id, streetName: '本街' },
      duty: { eventCodes: ['05-01'], allowedStalls: '', allowedZones: [], checklist: ['清点'], handover: [], escalationContact: '片区长' },
      effect: { targets: [{ indicatorId: 'relapse-ratio', target: 0.2 }], reviewOn: '2027-12-31', baseline: null },
    },
  }) as { id: number; version: number };
  await director('post', `/posts/${draft.id}/state`, { to: 'published', reason: '' }, { 'if-match': `"${draft.version}"` });
  await director('post', `/rosters/${day}/shifts`, {});
  const roster = await director('get', `/rosters/${day}`) as { version: number; shifts: { id: number; place: string; startAt: string }[] };
  const shift = roster.shifts.find(({ place, startAt }) => place === `post:${draft.id}` && Math.abs(Date.parse(startAt) - Date.parse(now)) < 3_600_000)!;
  const planned = await director('patch', `/rosters/${day}`, { changes: [{ op: 'assign', shiftId: shift.id, personId: own, vehicleId: null, reasons: [] }], note: '' }, { 'if-match': `"${roster.version}"` }) as { version: number };
  await director('post', `/rosters/${day}/publish`, {}, { 'if-match': `"${planned.version}"` });
  const mine = await (await apiOf(request, 'officer'))('get', '/duty/mine') as { items: Duty[] };
  return mine.items.find(({ shiftId }) => shiftId === shift.id)!;
}

/** A phone of 390 points in the officer's hand; `metres` east of the post, `accuracy` as it claims. */
async function phone(metres: number, accuracy: number) {
  const made = await visit({ as: 'officer', width: 390, height: 844 });
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
  it('says honestly how far and how sure, takes a weak position with a photo and a reason only, and says why he is away', async () => {
    const { page, context } = await phone(20, 12);
    await page.getByText('在 50 米范围内，可以签到').waitFor();
    await isReadable(page);
    await stand(context, 300, 400);
    await page.getByText('定位太弱（误差超过 100 米）').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '拍照并说明签到' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请拍照').waitFor();
    await isReadable(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '不在岗位，说明原因' }).click();
    await page.getByRole('button', { name: '路上车坏了' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.title').getByText(/空岗|脱岗/).waitFor();
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
    await page.getByText('在 50 米范围内，可以签到').waitFor();
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
