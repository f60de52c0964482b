import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventCube } from './cube';
import { slice } from './slice';
import { localCalendar } from './testing/brute-force';
import { cubeEpochAt } from './stamp';
import { dateOfDay, openZone } from './zone';

const secondsAt = (instant: string): number => (Date.parse(instant) - cubeEpochAt) / 1000;

describe('local hours of a zone', () => {
  it('agree with the calendar of the runtime at any second from 2000 to 2089', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Recife', 'America/St_Johns'];
    const opened = new Map(zones.map((timeZone) => [timeZone, { zone: openZone(timeZone), calendar: localCalendar(timeZone) }]));
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: (Date.UTC(2089, 0, 1) - cubeEpochAt) / 1000 }), (timeZone, seconds) => {
      const { zone, calendar } = opened.get(timeZone)!;
      const { day, weekday, hour } = zone.localHourAt(seconds);
      expect({ date: dateOfDay(day), weekday, hour }).toEqual(calendar(cubeEpochAt + seconds * 1000));
    }), { numRuns: 3_000 });
  }, 60_000);

  // Dates of the change: U.S. Energy Policy Act of 2005, sec. 110; Samoa's International Date Line Act 2011; tzdata for the others.
  it.each([
    ['America/New_York', '2024-03-10T06:59:59Z', '2024-03-10', 1], ['America/New_York', '2024-03-10T07:00:00Z', '2024-03-10', 3],
    ['America/New_York', '2024-11-03T05:59:59Z', '2024-11-03', 1], ['America/New_York', '2024-11-03T06:00:00Z', '2024-11-03', 1],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29', 23], ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31', 0],
    ['America/Recife', '2000-10-10T02:30:00Z', '2000-10-10', 0], ['America/Recife', '2000-10-16T02:30:00Z', '2000-10-15', 23],
    ['Asia/Shanghai', '2024-02-29T15:59:59Z', '2024-02-29', 23], ['Asia/Shanghai', '2024-02-29T16:00:00Z', '2024-03-01', 0],
  ])('in %s at %s: %s, hour %d', (timeZone, instant, date, hour) => {
    const local = openZone(timeZone).localHourAt(secondsAt(instant));
    expect([dateOfDay(local.day), local.hour]).toEqual([date, hour]);
  });

  it('give the hour-of-week profile that Python computed from the same stamps', () => {
    const fixture = JSON.parse(readFileSync(new URL('../../fixtures/hourweek_dbscan.json', import.meta.url), 'utf8')) as { params: { timeZone: string }; events: { utc: string }[]; expected: { hourOfWeek: number[][] } };
    const cube = new EventCube({ timeZone: fixture.params.timeZone, plane: null });
    cube.load(fixture.events.map(({ utc }, index) => ({ id: index + 1, position: null, occurredAt: Date.parse(utc), codeId: 1, districtId: null, status: 'open' as const })));
    cube.endLoad();
    const answer = slice(cube, {});
    expect(answer.ok && [...answer.value.hourOfWeek]).toEqual(fixture.expected.hourOfWeek.flat());
  });
});
