import { beforeAll, describe, expect, it } from 'vitest';
import type { APIRequestContext } from 'playwright-core';
import { clippedLabels, demoPassword, seriousFindings, serverUrl, sidewaysPixels, untilAllIsWritten, visit } from './harness';

interface Live { readonly units: readonly { readonly deviceId: number; readonly position: [number, number] | null }[] }
interface Candidate { readonly unitName: string; readonly people: readonly { readonly personId: number; readonly name: string }[] }
interface Person { readonly id: number; readonly accountId: number | null; readonly version: number }

// Whether somebody was in a district is told when all visits are written.
beforeAll(untilAllIsWritten, 600_000);

/** A demo account that speaks for a person: the one it has, else a leader's, who speaks for somebody at the desk otherwise. */
async function accountFor(director: APIRequestContext, personId: number): Promise<string> {
  const { context } = await visit();
  const personOf = async (username: string): Promise<number> => {
    await context.request.post('/api/session', { data: { username, password: demoPassword } });
    return ((await (await context.request.get('/api/duty/mine')).json()) as { personId: number }).personId;
  };
  for (const username of ['officer', 'auxiliary', 'leader-kailong']) if (await personOf(username) === personId) return username;
  const spare = 'leader-school', read = async (id: number): Promise<Person> => (await (await director.get(`/api/people/${id}`)).json()) as Person;
  const bind = async ({ id, version }: Person, accountId: number | null): Promise<void> => expect((await director.patch(`/api/people/${id}`, { data: { accountId }, headers: { 'if-match': `"${version}"` } })).status()).toBe(200);
  const spoken = await read(await personOf(spare));
  if (spoken.id === personId) return spare;
  await bind(spoken, null);
  await bind(await read(personId), spoken.accountId);
  return spare;
}

/** The demo county's devices send as they go; at any hour with a published shift somebody is on the page. */
describe('patrol', () => {
  it('shows who is on duty as it happens, and a unit moves', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/patrol');
    await page.getByText(/^实时 · \d/).waitFor({ timeout: 60_000 });
    await page.getByText(/^\d+ 秒前$/).first().waitFor({ timeout: 60_000 });
    // Whoever walks stands elsewhere sooner or later: the list says so, and the position is another.
    await page.locator('.panel tbody tr').filter({ hasText: '移动' }).first().waitFor({ timeout: 120_000 });
    const placesOf = async () => new Map(((await (await page.request.get('/api/live/units')).json()) as Live).units.map(({ deviceId, position }) => [deviceId, String(position)]));
    const began = await placesOf();
    await expect.poll(async () => [...await placesOf()].filter(([id, place]) => began.has(id) && began.get(id) !== place).length, { timeout: 120_000, interval: 2_000 }).toBeGreaterThan(0);
    expect(await seriousFindings(page)).toEqual([]);
  }, 400_000);

  it('has no alarm while its rule is off, and alarms rise when it is on again with the shortest limit', async () => {
    const { page } = await visit({ as: 'director' });
    await page.goto('/patrol?tab=alarms');
    await page.getByRole('combobox', { name: '类别' }).selectOption('district-uncovered');
    const rows = page.locator('.panel tbody tr');
    await page.getByRole('button', { name: '级别与时限' }).click();
    const rule = page.getByRole('dialog', { name: '级别与时限' }).locator('form').filter({ has: page.getByRole('heading', { name: '片区无人巡', exact: true }) });
    const set = async (minutes: string): Promise<void> => {
      await rule.getByRole('switch').or(rule.getByRole('checkbox')).first().press('Space');
      await rule.getByRole('textbox').fill(minutes);
      await rule.getByRole('button', { name: '保存 片区无人巡' }).click();
      // Saved and read again: nothing is under way and there is nothing more to save. A busy button counts as disabled too.
      await rule.locator('button[type=submit]:disabled:not([aria-busy=true])').waitFor();
    };
    await set('120');
    await expect.poll(() => rows.count(), { timeout: 150_000 }).toBe(0);
    // Visits are owed at this hour, and not everywhere somebody has been within the shortest limit.
    await set('10');
    await rows.first().waitFor({ timeout: 150_000 });
    expect(await rows.first().innerText()).toContain('片区无人巡');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await clippedLabels(page)).toEqual([]);
  }, 400_000);

  it('sends the nearest suitable unit to an incident, whose person accepts it on the phone, arrives and ends it while the desk looks on', async () => {
    const { page: desk } = await visit({ as: 'director' });
    const get = async <Answer>(path: string): Promise<Answer> => (await (await desk.request.get(`/api${path}`)).json()) as Answer;
    const { items: [incident] } = await get<{ items: { id: number; code: string }[] }>('/incidents?limit=1&status=open');
    await desk.goto(`/incidents/${incident!.id}`);
    await desk.getByRole('link', { name: '派人' }).click();
    const pane = desk.getByRole('dialog', { name: '派人去一处' }), first = pane.getByRole('button', { name: /^派人：/ }).first();
    await first.waitFor({ timeout: 60_000 });
    const called = (await first.getAttribute('aria-label'))!.slice('派人：'.length), title = `事件 ${incident!.code}`;
    const { items } = await get<{ items: Candidate[] }>(`/units/nearest?incident=${incident!.id}`);
    const { people: [person] } = items.find(({ unitName, people }) => [unitName, ...people.map(({ name }) => name)].join(' · ') === called)!;
    expect(await seriousFindings(desk)).toEqual([]);
    await first.click();
    const row = desk.locator('.panel tbody tr').filter({ hasText: title });
    await row.getByText('已派出').waitFor({ timeout: 60_000 });

    const { page, context } = await visit({ as: await accountFor(desk.request, person!.personId), width: 390, height: 844 });
    const { items: [spot] } = await get<{ items: { spotId: number; position: [number, number]; clearCheckCount: number }[] }>('/coverage/spots');
    await context.grantPermissions(['geolocation'], { origin: serverUrl });
    await context.setGeolocation({ longitude: spot!.position[0], latitude: spot!.position[1], accuracy: 8 });
    await page.goto('/my-duty');
    const card = page.getByRole('alert', { name: `任务：${title}` });
    await card.waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
    await card.getByRole('button', { name: '接受任务' }).click();
    await row.getByText('已接受').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '我到了' }).click();
    await page.getByRole('button', { name: '办完了' }).click();
    await row.waitFor({ state: 'detached', timeout: 60_000 });
    expect(await clippedLabels(desk)).toEqual([]);
    // Nothing found at a spot: one tap of whoever has arrived, and the spot's record has it.
    await page.getByRole('button', { name: /^(签到|拍照)/ }).or(page.getByRole('button', { name: '到点无违规' })).first().waitFor();
    if (await page.getByRole('button', { name: '到点无违规' }).count() > 0) {
      await page.getByRole('button', { name: '到点无违规' }).click();
      await page.getByText('已记下：到点无违规').waitFor({ timeout: 60_000 });
      const after = await get<{ items: { spotId: number; clearCheckCount: number }[] }>('/coverage/spots');
      expect(after.items.find(({ spotId }) => spotId === spot!.spotId)?.clearCheckCount).toBe(spot!.clearCheckCount + 1);
    }
  }, 300_000);
});
