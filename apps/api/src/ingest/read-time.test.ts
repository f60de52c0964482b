import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTimeIn, type LocalTime } from './local-time';
import { readTime } from './read-time';

const zoneOf = (name: string): LocalTime => {
  const local = localTimeIn(name);
  if (local === null) throw new Error(name);
  return local;
};
const shanghai = zoneOf('Asia/Shanghai'), newYork = zoneOf('America/New_York');
const read = (text: string, local = shanghai, order: 'ymd' | 'mdy' | 'dmy' = 'ymd'): string | null => {
  const time = readTime(text, { local, order });
  return time === null ? null : `${new Date(time.at).toISOString()}${time.repair === undefined ? '' : ` ${time.repair}`}`;
};

describe('a time in a cell', () => {
  test.each([
    ['2026-05-01T12:00:00Z', '2026-05-01T12:00:00.000Z'],
    ['2026-05-01T12:00:00.25+08:00', '2026-05-01T04:00:00.250Z'],
    ['2026-05-01T12:00-0330', '2026-05-01T15:30:00.000Z'],
    ['2026-05-01T12:00:00', '2026-05-01T04:00:00.000Z'],
    ['2026-05-01 12:00', '2026-05-01T04:00:00.000Z'],
    ['2026/5/1 8:05', '2026-05-01T00:05:00.000Z'],
    ['2026.5.1 8:05:09', '2026-05-01T00:05:09.000Z'],
    ['2026年5月1日 8:05', '2026-05-01T00:05:00.000Z'],
    ['2026年05月01日08时05分09秒', '2026-05-01T00:05:09.000Z'],
    ['05/01/2026 12:05:09 AM', '2026-04-30T16:05:09.000Z'],
    ['05/01/2026 12:05:09 PM', '2026-05-01T04:05:09.000Z'],
    ['1777608000000', '2026-05-01T04:00:00.000Z'],
    ['2026-05-01', '2026-04-30T16:00:00.000Z time-of-day-missing'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test('with the month or day first is read only when that is said', () => {
    expect(read('03/04/2026 10:00')).toBeNull();
    expect(read('03/04/2026 10:00', shanghai, 'mdy')).toBe('2026-03-04T02:00:00.000Z');
    expect(read('03/04/2026 10:00', shanghai, 'dmy')).toBe('2026-04-03T02:00:00.000Z');
  });
  test.each([
    '', 'yesterday', '2026', '2026-02-30 10:00', '2026-13-01', '2026-05-01 24:00', '2026-05-01 10:60', '2026-05-01T10:00+15:00',
    '1777608000', '45778.5',
    '2026-05-01 10:00 PM extra', '13/01/2026 13:00:00 PM', '0000-00-00 00:00:00', '20260501', "2026-05-01'; drop table incident;--",
  ])('is not %j', (text) => expect(read(text)).toBeNull());
});

describe('the hours a clock skips and repeats', () => {
  test('02:30 of 8 March 2015 did not exist in New York: it is put an hour on, and said', () => {
    expect(read('2015-03-08 01:59:59', newYork)).toBe('2015-03-08T06:59:59.000Z');
    expect(read('2015-03-08 02:30', newYork)).toBe('2015-03-08T07:30:00.000Z local-time-skipped');
    expect(read('2015-03-08 03:00', newYork)).toBe('2015-03-08T07:00:00.000Z');
  });
  test('01:30 of 1 November 2015 came twice in New York: it is the first, and the second is known', () => {
    expect(readTime('2015-11-01 01:30', { local: newYork })).toEqual({ at: Date.UTC(2015, 10, 1, 5, 30),
      laterAt: Date.UTC(2015, 10, 1, 6, 30) });
    expect(read('2015-11-01 00:59', newYork)).toBe('2015-11-01T04:59:00.000Z');
    expect(read('2015-11-01 02:00', newYork)).toBe('2015-11-01T07:00:00.000Z');
  });
  test('half an hour of it on Lord Howe Island', () => {
    expect(read('2026-10-04 02:15', zoneOf('Australia/Lord_Howe'))).toBe('2026-10-03T15:45:00.000Z local-time-skipped');
  });
  test('a whole day on Samoa, which crossed the date line', () => {
    expect(read('2011-12-30 12:00', zoneOf('Pacific/Apia'))).toBe('2011-12-30T22:00:00.000Z local-time-skipped');
  });
  test('an offset in the text is believed before the zone', () => {
    expect(read('2015-03-08T02:30:00-05:00', newYork)).toBe('2015-03-08T07:30:00.000Z');
  });
});

test('what Intl prints of an instant reads back as that instant, or as its twin', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns',
    'Africa/Casablanca'];
  fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2030, 0) / 1000 }),
    (zone, seconds) => {
    const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(seconds * 1000);
    const time = readTime(text, { local: zoneOf(zone) });
    expect([time?.at, time?.laterAt]).toContain(seconds * 1000);
  }), { numRuns: 1_000 });
});

test('a zone nobody knows is none', () => expect(localTimeIn('Mars/Olympus')).toBeNull());
