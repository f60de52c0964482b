import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WallUnitDelta } from '@wuding/contract';
import { createApp } from '../../app';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { Carrier, carrierStart } from '../../testing/carrier';
import { consoleActor } from '../../testing/context';
import { accepted, refusalOf, type DutyTown } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { readLiveUnits } from './read-live-units';

/** One person on duty at a post of the own district from 12:00 to 16:00 on 2026-05-01, carrying a device; the clock stands at 15:00. */
let carrier: Carrier;
let duty: DutyTown;
let deviceId: number;
const start = carrierStart, minute = 60_000;

beforeAll(async () => {
  carrier = await Carrier.found(await testStore());
  ({ duty, deviceId } = carrier);
});
beforeEach(() => carrier.begin());
const send = (minutes: number, metres: number) => carrier.send(minutes, metres);
const live = (who: Parameters<typeof duty.town.as>[0]) => accepted(readLiveUnits({ ctx: duty.town.as(who), input: {}, live: carrier.services.patrolLive }));
const host = 'http://127.0.0.1:8787';
/** @returns the cookie of somebody who watches patrols */
async function signedIn(app: ReturnType<typeof createApp>, username: string): Promise<string> {
  await givenAccount(duty.town.store, duty.town.clock, username, 'command');
  const signed = await app.request(`${host}/api/session`, { method: 'POST', headers: { host: '127.0.0.1:8787', 'content-type': 'application/json' }, body: JSON.stringify({ username, password: rightPassword }) });
  return signed.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('who is on duty and where', () => {
  test('is silent until a position comes, then still, moving when it is found elsewhere, and silent again after ten minutes', async () => {
    expect((await live('director')).units).toMatchObject([{ deviceId, placeName: '河边守点', personName: '甲', state: 'silent', position: null, at: null }]);
    await send(179, -500);
    expect((await live('director')).units).toMatchObject([{ state: 'still', at: new Date(start + 179 * minute).toISOString() }]);
    await send(179.5, -400);
    expect((await live('director')).units[0]).toMatchObject({ state: 'moving', position: [expect.closeTo(at(-400, 0)[0], 6), expect.closeTo(at(-400, 0)[1], 6)] });
    duty.town.clock.passMinutes(11);
    expect((await live('director')).units[0]).toMatchObject({ state: 'silent' });
  });
  test('is for those who watch patrols: a leader sees the own districts, an analyst no names, an officer nothing; nobody is seen off duty', async () => {
    await send(179, -500);
    const leader = (districtId: number) => ({ ...consoleActor('district-leader'), districtIds: [districtId] });
    expect((await live(leader(duty.districts.own))).units).toHaveLength(1);
    expect((await live(leader(duty.districts.other))).units).toEqual([]);
    expect((await live('analyst')).units).toMatchObject([{ personName: null, placeName: '河边守点' }]);
    expect(await refusalOf(readLiveUnits({ ctx: duty.town.as('officer'), input: {}, live: carrier.services.patrolLive }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(readLiveUnits({ ctx: duty.director, input: { dataset: 'nowhere' }, live: carrier.services.patrolLive }))).toMatchObject({ code: 'unknown-dataset' });
    duty.town.clock.passMinutes(80);
    expect((await live('director')).units).toEqual([]);
  });
  test('is told on as it changes, and who comes back gets what was missed; a strange id gets nothing', async () => {
    const { patrolLive } = carrier.services, { id } = await patrolLive.snapshot(), before = patrolLive.numberOf(id)!;
    let wakings = 0;
    const stop = patrolLive.listen(() => { wakings++; });
    await send(178, -500);
    await send(179, -450);
    const { id: last } = await patrolLive.snapshot();
    stop();
    // Once a second at most, however many came: on a busy machine a second may end between the two.
    expect([1, 2]).toContain(wakings);
    expect(patrolLive.since(before)).toMatchObject({ id: last, units: [], moved: [{ deviceId, at: start + 179 * minute }], gone: [] });
    expect(patrolLive.since(patrolLive.numberOf(last)!)).toMatchObject({ units: [], moved: [], gone: [] });
    duty.town.clock.passMinutes(80);
    await patrolLive.snapshot();
    expect(patrolLive.since(before)).toMatchObject({ units: [], moved: [], gone: [deviceId] });
    expect(['other.1', 'x', `${id.split('.')[0]}.999`].map((one) => patrolLive.numberOf(one))).toEqual([null, null, null]);
  });
  test('comes over HTTP as a stream that begins with a snapshot; without a session it is refused', async () => {
    const app = createApp(carrier.services);
    await send(179, -500);
    expect((await app.request(`${host}/api/live`)).status).toBe(401);
    const cookie = await signedIn(app, 'watcher');
    expect((await app.request(`${host}/api/live?dataset=nowhere`, { headers: { cookie } })).status).toBe(404);
    const stream = await app.request(`${host}/api/live`, { headers: { cookie } });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body!.getReader(), { value } = await reader.read();
    await reader.cancel();
    const text = new TextDecoder().decode(value);
    expect(text).toMatch(/^event: snapshot\n/);
    expect(JSON.parse(/^data: (.*)$/m.exec(text)![1]!)).toMatchObject({ units: [{ deviceId, state: 'still' }] });
    // Who comes back is told what was missed, and not everything again.
    await send(179.2, -450);
    await carrier.services.patrolLive.snapshot();
    const again = await app.request(`${host}/api/live`, { headers: { cookie, 'last-event-id': /^id: (.*)$/m.exec(text)![1]! } });
    const late = again.body!.getReader(), missed = new TextDecoder().decode((await late.read()).value);
    expect(missed).toMatch(/^event: delta\n/);
    expect(JSON.parse(/^data: (.*)$/m.exec(missed)![1]!)).toMatchObject({ units: [], moved: [[deviceId, 48, expect.closeTo(at(-450, 0)[0], 6), expect.closeTo(at(-450, 0)[1], 6), 0]] });
    // Who does not read is not piled up for: twenty changes are few frames, the last of them the newest.
    for (let i = 1; i <= 20; i++) {
      await send(179.2 + i / 100, -450 + i * 10);
      await carrier.services.patrolLive.snapshot();
    }
    const newest = carrier.services.patrolLive.number;
    let frames = 0, lastId = '';
    while (carrier.services.patrolLive.numberOf(lastId) !== newest) {
      lastId = /^id: (.*)$/m.exec(new TextDecoder().decode((await late.read()).value))?.[1] ?? lastId;
      frames++;
    }
    await late.cancel();
    expect(frames).toBeLessThan(5);
  });
  test('goes to a wall as team and place: whole with the picture, then as moves, and who is off duty is gone; slow walls get the last of everything', async () => {
    const app = createApp(carrier.services), { patrolLive } = carrier.services;
    await send(179, -500);
    const cookie = await signedIn(app, 'wall-watcher'), reader = (await app.request(`${host}/api/wall/live`, { headers: { cookie } })).body!.getReader(), letters = new TextDecoder();
    let heard = '';
    /** What the newest event of the units says, once there are so many. */
    const untilToldOf = async (name: 'snapshot' | 'units', isIt: (data: WallUnitDelta) => boolean): Promise<unknown> => {
      for (;;) {
        const found = [...heard.matchAll(/event: (\w+)\ndata: (.*)\n/g)].filter(([, event]) => event === name).map(([, , data]) => JSON.parse(data!) as WallUnitDelta).find(isIt);
        if (found !== undefined) return found;
        const { done, value } = await reader.read();
        expect(done).toBe(false);
        heard += letters.decode(value);
      }
    };
    const picture = await untilToldOf('snapshot', () => true);
    expect(picture).toMatchObject({ sections: { units: [{ id: deviceId, label: '河边守点', state: 'still' }] } });
    expect(JSON.stringify(picture)).not.toContain('甲');
    for (let step = 1; step <= 20; step++) {
      await send(179 + step / 100, -500 + step * 10);
      await patrolLive.snapshot();
    }
    // A unit that stands keeps the place it was found at for some metres.
    const east = at(-330, 0)[0];
    await untilToldOf('units', ({ units, moved }) => [...units.map(({ position }) => position?.[0]), ...moved.map(([, , lng]) => lng)].some((lng) => (lng ?? 0) > east));
    expect(heard.split('event: units').length - 1).toBeLessThan(5);
    duty.town.clock.passMinutes(80);
    await patrolLive.snapshot();
    await untilToldOf('units', ({ gone }) => gone.includes(deviceId));
    await reader.cancel();
  });
  test('beats every 15 s with the server’s time and no id of its own, and ends with the session', async () => {
    const app = createApp(carrier.services), cookie = await signedIn(app, 'patient');
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    try {
      const stream = await app.request(`${host}/api/live`, { headers: { cookie } }), reader = stream.body!.getReader(), read = async () => new TextDecoder().decode((await reader.read()).value);
      expect(await read()).toMatch(/^event: snapshot\ndata: .*\nid: \S+\n\n$/);
      for (const _beat of [1, 2]) {
        let isHeard = false;
        const next = read().finally(() => { isHeard = true; });
        await untilWaiting();
        await vi.advanceTimersByTimeAsync(14_999);
        await untilWaiting();
        expect(isHeard).toBe(false);
        await vi.advanceTimersByTimeAsync(1);
        expect(await next).toBe(`event: heartbeat\ndata: {"at":"${new Date(duty.town.clock.at).toISOString()}"}\n\n`);
      }
      expect((await app.request(`${host}/api/session`, { method: 'DELETE', headers: { cookie, host: '127.0.0.1:8787' } })).status).toBeLessThan(300);
      await untilWaiting();
      await vi.advanceTimersByTimeAsync(15_000);
      expect((await reader.read()).done).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

/** Until what can go on has gone on to its next wait. */
const untilWaiting = async (): Promise<void> => { for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate); };
