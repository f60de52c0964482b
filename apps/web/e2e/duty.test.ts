import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clippedLabels, seriousFindings, sidewaysPixels, visit, type Visit } from './harness';

/** A week nobody else plans, in which the calendar still reaches. */
const week = '2026-12-14';
const on = (day: number, clock: string): string => `2026-12-${14 + day}T${clock}:00+08:00`;

type Json = Record<string, unknown>;
interface Made { readonly id: number; readonly version: number }

/** Calls the API as whoever the visit is signed in as. */
async function call({ context }: Visit, method: 'post' | 'get' | 'patch', path: string, { data, version }: { data?: Json; version?: number } = {}): Promise<Json> {
  const answer = await context.request[method](`/api${path}`, { ...(data === undefined ? {} : { data }), ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Json;
}

/** Named so that they meet nobody else's records. */
const stamp = String(Date.now()).slice(-6);
const town = { people: new Map<string, number>(), posts: new Map<string, number>(), vehicles: new Map<string, number>(), shifts: new Map<string, number>() };
const name = (word: string): string => `${word}${stamp}`;

async function addPerson(who: Visit, word: string, { certified, leave, leftOn }: { certified?: string; leave?: [string, string]; leftOn?: string } = {}): Promise<void> {
  const { id, version } = (await call(who, 'post', '/people', { data: { code: `J${stamp}${town.people.size}`, name: name(word), kind: 'auxiliary' } })) as unknown as Made;
  if (leftOn !== undefined) await call(who, 'patch', `/people/${id}`, { data: { leftOn }, version });
  town.people.set(word, id);
  if (certified !== undefined) await call(who, 'post', `/people/${id}/certificates`, { data: { number: `J-${id}`, validFrom: '2020-01-01', validUntil: certified } });
  if (leave !== undefined) await call(who, 'post', `/people/${id}/leave`, { data: { kind: 'annual', from: leave[0], to: leave[1], note: '' } });
}

/** A published post with shifts every day. @param spans name, first and last minute */
async function addPost(who: Visit, word: string, { spans, personCount = 1, certifiedCount = 0, needsVehicle = false }: { spans: [string, number, number][]; personCount?: number; certifiedCount?: 0 | 1 | 2; needsVehicle?: boolean }): Promise<void> {
  const { items } = (await call(who, 'get', '/districts?q=农贸市场')) as unknown as { items: { id: number; labelPosition: [number, number] }[] };
  const [district] = items;
  const draft = (await call(who, 'post', '/posts', {
    data: {
      name: name(word), plan: {
        who: { primaryPersonId: town.people.get('甲'), reliefPersonId: town.people.get('乙'), personCount, certifiedCount, needsVehicle },
        when: { spans: spans.map(([span, startMinute, endMinute]) => ({ name: span, weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'any', startMinute, endMinute })), exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 },
        where: { shape: { type: 'Point', coordinates: district!.labelPosition }, radiusMetres: 50, viewSide: 'both', districtId: district!.id, streetName: '兴市街' },
        duty: { eventCodes: ['05-01'], allowedStalls: '', allowedZones: [], checklist: ['清点'], handover: [], escalationContact: '片区长' },
        effect: { targets: [{ indicatorId: 'relapse-ratio', target: 0.1 }], reviewOn: '2027-06-30', baseline: null },
      },
    },
  })) as unknown as Made;
  await call(who, 'post', `/posts/${draft.id}/state`, { data: { to: 'published', reason: '' }, version: draft.version });
  town.posts.set(word, draft.id);
}

/** Night posts for penalty teams, each with somebody on it, until the certificates of the bureau are used up. */
async function useUpCertificates(who: Visit): Promise<void> {
  const at = on(0, '02:00');
  const holds = (spans: Span[]): boolean => spans.some(({ from, to }) => Date.parse(from) <= Date.parse(at) && Date.parse(at) < Date.parse(to));
  const teamCount = Math.floor((await readRoster(who)).people.filter(({ certificates, leave }) => holds(certificates) && !holds(leave)).length / 2);
  for (let i = 0; i < teamCount; i++) {
    await addPerson(who, `守${i}`);
    await addPost(who, `夜${i}岗`, { spans: [['夜班', 120, 240]], personCount: 3, certifiedCount: 2 });
  }
  await call(who, 'post', `/rosters/${week}/shifts`);
  const roster = await readRoster(who);
  await change(who, Array.from({ length: teamCount }, (_, i) => put(shiftOf(roster, `夜${i}岗`, 0), `守${i}`)));
}

interface Span { from: string; to: string }
interface Roster { version: number; people: { certificates: Span[]; leave: Span[] }[]; shifts: { id: number; place: string; name: string; startAt: string; isOfWeek: boolean }[]; assignments: { shiftId: number; personId: number }[] }
const readRoster = (who: Visit, of = week): Promise<Roster> => call(who, 'get', `/rosters/${of}`) as unknown as Promise<Roster>;
/** @param day 0 = Monday of the week; negative = the week before */
function shiftOf({ shifts }: Roster, post: string, day: number): number {
  const from = Date.parse(`${week}T00:00:00+08:00`) + day * 86_400_000;
  const found = shifts.find(({ place, startAt }) => place === `post:${town.posts.get(post)}` && Date.parse(startAt) >= from && Date.parse(startAt) < from + 86_400_000);
  if (found === undefined) throw new Error(`no shift of ${post} on day ${day}`);
  return found.id;
}
const put = (shiftId: number, word: string, vehicle: string | null = null): Json => ({ op: 'assign', shiftId, personId: town.people.get(word), vehicleId: vehicle === null ? null : town.vehicles.get(vehicle), reasons: [] });
async function change(who: Visit, changes: Json[], of = week): Promise<void> {
  await call(who, 'patch', `/rosters/${of}`, { data: { changes, note: '' }, version: (await readRoster(who, of)).version });
}
const open = async ({ page }: Visit, query: string): Promise<void> => {
  await page.goto(`/duty?week=${week}&${query}`);
  await page.getByRole('grid', { name: '排班表' }).waitFor();
};
const only = (post: string): string => `pivot=post&place=post:${town.posts.get(post)}&card=post:${town.posts.get(post)}`;
/** The mark of a shift in the grid, by what it says to a screen reader. */
const mark = (page: Page, words: RegExp): Locator => page.getByRole('grid').getByRole('button', { name: words });
const saved = (page: Page): Promise<void> => page.locator('.bar').getByText(/已保存/).waitFor();

beforeAll(async () => {
  const who = await visit({ as: 'director' });
  for (const word of ['甲', '乙', '丙', '丁']) await addPerson(who, word);
  await addPerson(who, '假', { leave: [on(0, '00:00'), on(1, '00:00')] });
  await addPerson(who, '证', { certified: '2030-01-01' });
  await addPerson(who, '期', { certified: '2026-12-10' });
  await addPerson(who, '离', { leftOn: '2026-12-17' });
  for (const word of ['累', '满', '月']) await addPerson(who, word);
  const day = ['早班', 480, 720] as [string, number, number];
  await addPost(who, '平岗', { spans: [day] });
  await addPost(who, '证岗', { spans: [day], personCount: 2, certifiedCount: 2 });
  await addPost(who, '撞岗', { spans: [['撞班', 660, 900]] });
  await addPost(who, '长岗', { spans: [['长班', 720, 1_380]], personCount: 2 });
  await addPost(who, '车岗', { spans: [day], needsVehicle: true });
  await addPost(who, '车二岗', { spans: [day], needsVehicle: true });
  for (const word of ['一', '二']) {
    const { id } = (await call(who, 'post', '/vehicles', { data: { plate: `云J${stamp}${word}`, seatCount: 5 } })) as unknown as Made;
    town.vehicles.set(word, id);
  }
  await addPost(who, '夜岗', { spans: [['夜班', 120, 240]], personCount: 3, certifiedCount: 2 });
  await call(who, 'post', `/vehicles/${town.vehicles.get('二')}/absences`, { data: { from: on(0, '00:00'), to: on(1, '00:00'), note: '' } });
});

describe('the duty desk', () => {
  it('plans a week without a mouse, says in words why each hard rule blocks, and takes a reason for a soft one', async () => {
    const director = await visit({ as: 'director' });
    const { page } = director;
    await page.goto(`/duty?week=${week}`);
    await page.getByRole('button', { name: '生成班次', exact: true }).click();
    await page.getByRole('grid', { name: '排班表' }).waitFor();
    await page.getByText(/草稿/).first().waitFor();

    // Somebody is taken by Enter, carried over the marks by the arrow keys and put down by Enter.
    await open(director, only('平岗'));
    await page.getByLabel('找人').fill(name('甲'));
    await page.getByRole('button', { name: new RegExp(name('甲')) }).press('Enter');
    await mark(page, /周二.*平岗.*缺 1 人/).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('status', { name: '能否指派' }).getByText(/可以指派：平岗.*周一早班/).waitFor();
    await page.keyboard.press('Enter');
    await mark(page, new RegExp(`${name('甲')}，周一，${name('平岗')}`)).waitFor();
    await page.keyboard.press('Escape');
    await saved(page);
    const planned = await readRoster(director), ofWeek = new Set(planned.shifts.filter(({ isOfWeek }) => isOfWeek).map(({ id }) => id));
    expect(planned.assignments.filter(({ shiftId }) => ofWeek.has(shiftId))).toMatchObject([{ shiftId: shiftOf(planned, '平岗', 0), personId: town.people.get('甲') }]);

    // The week before costs 26 hours beyond the ordinary: six days of eleven hours.
    await call(director, 'post', '/rosters/2026-12-07/shifts');
    const before = await readRoster(director, '2026-12-07');
    await change(director, [-7, -6, -5, -4, -3, -2].map((day) => put(shiftOf(before, '长岗', day), '月')), '2026-12-07');
    await breakEveryRule(director);
  }, 300_000);

  it('lets somebody be dragged with the mouse: why not here, yes there, and one step takes it back', async () => {
    const director = await visit({ as: 'director' });
    const { page } = director;
    await open(director, only('长岗'));
    await page.getByLabel('找人').fill(name('假'));
    const over = async (target: Locator): Promise<void> => {
      const { x, y, width, height } = (await target.boundingBox())!;
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
    };
    const verdict = page.getByRole('status', { name: '能否指派' });
    await page.getByRole('button', { name: new RegExp(name('丙')) }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: new RegExp(name('假')) }).hover();
    await page.mouse.down();
    await over(mark(page, /周一.*长岗.*缺/));
    await verdict.getByText(/不能指派：.*周一长班/).waitFor();
    await verdict.getByText(/12-14 00:00 至 .*请假/).waitFor();
    await over(mark(page, /周二.*长岗.*缺/));
    await verdict.getByText(/可以指派：.*周二长班/).waitFor();
    await page.mouse.up();
    const dropped = mark(page, new RegExp(`${name('假')}，周二，${name('长岗')}`));
    await dropped.waitFor();
    await saved(page);
    await page.keyboard.press('Control+Z');
    await dropped.waitFor({ state: 'detached' });
  });

  it('keeps both of two people’s versions, goes back and forth, and publishes what differs', async () => {
    const director = await visit({ as: 'director' });
    const { page, expected } = director;
    await open(director, only('平岗'));
    const someone = mark(page, new RegExp(`${name('甲')}，周一`));
    await someone.focus();
    await page.keyboard.press('Delete');
    await someone.waitFor({ state: 'detached' });
    await saved(page);
    await page.getByRole('button', { name: /^撤销/ }).click();
    await someone.waitFor();
    await page.keyboard.press('Control+Shift+Z');
    await someone.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Z');
    await someone.waitFor();

    // A second editor was faster: both versions, and a way on.
    const roster = await readRoster(director);
    await change(director, [{ op: 'unassign', shiftId: shiftOf(roster, '长岗', 0), personId: town.people.get('累') }]);
    expected.add(`409 PATCH /api/rosters/${week}`);
    await someone.focus();
    await page.keyboard.press('Delete');
    const clash = page.getByRole('dialog', { name: '这一周已被别人改过' });
    await clash.getByRole('heading', { name: '我要改的（1）' }).waitFor();
    await clash.getByRole('heading', { name: '对方已改的（1）' }).waitFor();
    await clash.getByText(name('累')).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await clash.getByRole('button', { name: '在对方的基础上再改' }).click();
    await someone.waitFor({ state: 'detached' });
    await saved(page);
    expect((await readRoster(director)).assignments.some(({ shiftId, personId }) => shiftId === shiftOf(roster, '平岗', 0) && personId === town.people.get('甲'))).toBe(false);

    await page.getByRole('button', { name: '核对并发布' }).click();
    const dialog = page.getByRole('dialog', { name: /^发布/ });
    await dialog.getByText(/这一周第一次发布/).waitFor();
    await dialog.getByText(name('满')).first().waitFor();
    await dialog.getByText(/还有 \d+ 个岗次没有人/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText(/已发布（第 \d+ 版）/).waitFor();
  });

  it.each(['light', 'dark'] as const)('is for everybody in %s: both pivots, the capacity of the week, and a pane', async (theme) => {
    const { page } = await visit({ as: 'director', theme });
    for (const query of ['', '&pivot=post', '&tab=capacity']) {
      await page.goto(`/duty?week=${week}${query}`);
      await page.getByRole(query === '&tab=capacity' ? 'table' : 'grid').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await seriousFindings(page, { ofColoursOnly: theme === 'dark' }), query).toEqual([]);
      expect(await sidewaysPixels(page), query).toBe(0);
      expect(await clippedLabels(page), query).toEqual([]);
    }
    await page.getByText('排不上的岗时，代价大的在前').waitFor();
    await page.goto(`/duty?week=${week}&${only('车岗')}`);
    await mark(page, /周三.*车岗.*缺 1 人/).click();
    await page.getByRole('dialog', { name: '指派' }).waitFor();
    expect(await seriousFindings(page, { ofColoursOnly: theme === 'dark' })).toEqual([]);
  });
});

/** Opens who could stand on a shift and reads why somebody cannot. */
async function whyNot({ page }: Visit, { post, day, word }: { post: string; day: string; word: string }): Promise<string> {
  await mark(page, new RegExp(`${day}，${post}，.*缺`)).press('Enter');
  const pane = page.getByRole('dialog', { name: '指派' });
  await pane.getByLabel('找人').fill(name(word));
  const blocked = pane.getByText(/不能指派的 1 人/);
  await blocked.waitFor();
  if (!(await pane.getByRole('button', { name: new RegExp(name(word)) }).isVisible())) await blocked.click();
  await pane.getByRole('button', { name: new RegExp(name(word)) }).click();
  const words = await pane.locator('.findings').innerText();
  await page.keyboard.press('Escape');
  await pane.waitFor({ state: 'detached' });
  return words;
}

async function breakEveryRule(director: Visit): Promise<void> {
  const { page, expected } = director;
  const roster = await readRoster(director), shift = (post: string, day: number): number => shiftOf(roster, post, day);
  await change(director, [
    put(shift('长岗', 0), '累'), ...[1, 2, 3, 4, 5, 6].map((day) => put(shift('平岗', day), '满')), put(shift('车二岗', 0), '丙', '一'), put(shift('车岗', 0), '丁'),
    ...[1, 2].map((day) => put(shift('长岗', day), '累')), ...[3, 4, 5].map((day) => put(shift('长岗', day), '月')),
  ]);
  await useUpCertificates(director);
  await open(director, 'pivot=post');
  const reading = (post: string, day: string, word: string): Promise<string> => whyNot(director, { post: name(post), day, word });
  expect(await reading('撞岗', '周一', '甲')).toMatch(/硬性.*重叠 60 分钟.*五定方案/s);
  expect(await reading('撞岗', '周一', '满')).toMatch(/7 天都有班，没有休息日.*劳动法 第三十八条/s);
  expect(await reading('撞岗', '周一', '假')).toMatch(/12-14 00:00 至 .*12-15 00:00 请假/s);
  expect(await reading('撞岗', '周五', '离')).toMatch(/自 2026-12-17 起已不在岗/);
  expect(await reading('证岗', '周一', '乙')).toMatch(/2 名持证.*没有执法证.*行政处罚法 第四十二条/s);
  expect(await reading('证岗', '周一', '期')).toMatch(/执法证 2026-12-10 到期/);
  expect(await reading('夜岗', '周一', '乙')).toMatch(/个执法组.*只够/s);
  expect(await reading('车岗', '周三', '累')).toMatch(/当天加班 7 小时，每日最多 3 小时.*劳动法 第四十一条/s);
  expect(await reading('长岗', '周三', '月')).toMatch(/2026-12 加班累计 38 小时，每月最多 36 小时/);

  // Full: somebody held over a staffed shift.
  await page.getByLabel('找人').fill(name('乙'));
  await page.getByRole('button', { name: new RegExp(name('乙')) }).press('Enter');
  await mark(page, new RegExp(`${name('甲')}，周一，${name('平岗')}`)).focus();
  await page.getByRole('status', { name: '能否指派' }).getByText('这一班定 1 人，已经满了。').waitFor();
  await page.keyboard.press('Escape');

  // Vehicles: one is elsewhere, one in the workshop.
  expected.add(`409 PATCH /api/rosters/${week}`);
  for (const [vehicle, words] of [['一', new RegExp(`已派给${name('车二岗')}`)], ['二', /停用/]] as const) {
    await mark(page, new RegExp(`${name('丁')}，周一，${name('车岗')}`)).press('Enter');
    await page.getByLabel('车辆').selectOption({ label: `云J${stamp}${vehicle}` });
    await page.locator('.bar').getByText(words).waitFor();
    await page.keyboard.press('Escape');
  }
  expected.delete(`409 PATCH /api/rosters/${week}`);

  // Soft: nine hours after the long shift. The reason is kept.
  await mark(page, new RegExp(`周四，${name('车岗')}.*缺`)).press('Enter');
  const pane = page.getByRole('dialog', { name: '指派' });
  await pane.getByLabel('找人').fill(name('累'));
  await pane.getByRole('button', { name: new RegExp(`${name('累')}.*指派`, 's') }).click();
  await pane.getByText(/只隔 9 小时，少于 11 小时/).waitFor();
  await pane.getByRole('button', { name: '写明理由并指派' }).click();
  await pane.getByText('请写明理由').waitFor();
  await pane.getByRole('textbox', { name: '理由' }).fill('赶集日人手不足');
  await pane.getByRole('button', { name: '写明理由并指派' }).click();
  await mark(page, new RegExp(`${name('累')}，周四，${name('车岗')}`)).press('Enter');
  await page.getByText('休息不足：赶集日人手不足').waitFor();
}
