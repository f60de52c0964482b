import { describe, expect, test } from 'vitest';
import { distanceMetres, toWgs84 } from '@wuding/geo';
import { countyGround } from '../testing/county';
import { simulateCounty, spotCode } from '../simulate-county';
import { dayOfDate, instantOf } from '../life/calendar';
import { positionAt } from './latent-route';
import type { DeviceTrack } from './county-tracks';

const calendar = { holidays: new Set<string>(), workedWeekends: new Set<string>() };
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const county = (until: string) => simulateCounty({ seed: 20_221_215, untilAt: inShanghai(until), ground: countyGround(), calendar, meetsTotals: false });
/** Two weeks: one with planted faults and one without. */
const firstDay = dayOfDate('2024-07-01'), days = Array.from({ length: 14 }, (_, i) => firstDay + i);
const seen = county('2024-08-01T00:00:00');
const lived = [...county('2024-07-04T00:00:00').days()].filter(({ day }) => day >= firstDay);
const tracks = days.flatMap((day) => [...seen.tracksOf(day)].map((track) => ({ day, ...track })));
const sound = tracks.filter(({ fault }) => fault === null);
const fixes = (some: readonly DeviceTrack[]): number => some.reduce((sum, track) => sum + track.fixes.length, 0);
/** Metres between each fix, taken at its word, and where the device was at its satellites' time. */
const errors = (some: readonly (DeviceTrack & { day: number })[], read: (fix: DeviceTrack['fixes'][number]) => [number, number] = ({ position }) => [position[0], position[1]]): number[] =>
  some.flatMap(({ day, route, fixes: sent }) => sent.map((fix) => distanceMetres(read(fix), positionAt(route, (fix.gpsAt - instantOf(day, 0)) / 60_000))));
const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

describe('devices', () => {
  test('are carried by twelve a shift at the most, on duties of that day, from arrival to leaving, and by the vehicle that is driven', () => {
    for (const { day, duties } of lived) {
      const own = tracks.filter((track) => track.day === day);
      for (const { device, unit, kind, route } of own) {
        const code = (person: number) => seen.people[person]?.code;
        const held = duties.filter((duty) => duty.unit === unit && (kind === 'vehicle' ? duty.vehicle !== null : code(duty.person) === device));
        expect(held.some(({ arrived, left }) => route[0]?.minute === arrived && route.at(-1)?.minute === left), `${device} ${unit}`).toBe(true);
      }
      expect(own.filter(({ kind }) => kind === 'person').length).toBeLessThanOrEqual(36);
      expect(own.filter(({ kind }) => kind === 'person').length).toBeGreaterThan(20);
      expect(new Set(own.filter(({ kind }) => kind === 'vehicle').map(({ device }) => device)).size).toBe(1);
    }
  });
  test('send every five to ten seconds but for gaps under a roof, the same each time, and nothing that lies ahead', () => {
    const steps = sound.flatMap(({ fixes: sent }) => sent.slice(1).map(({ gpsAt }, i) => gpsAt - (sent[i]?.gpsAt ?? 0)));
    expect(steps.filter((step) => step < 4_998).length).toBe(0);
    expect(steps.filter((step) => step > 10_002).length / steps.length).toBeLessThan(0.001);
    expect([...seen.tracksOf(firstDay)]).toEqual(tracks.filter(({ day }) => day === firstDay).map(({ day: _day, ...track }) => track));
    const noon = inShanghai('2024-07-01T10:00:00'), known = [...county('2024-07-01T10:00:00').tracksOf(firstDay)];
    expect(known.flatMap(({ fixes: sent }) => sent)).toEqual(tracks.filter(({ day }) => day === firstDay).flatMap(({ fixes: sent }) => sent.filter(({ receivedAt }) => receivedAt < noon)));
  });
});

describe('the latent route', () => {
  test('passes each spot of the group\'s visits while the visit lasts, along the streets, no faster than people walk and vehicles drive in town', () => {
    const { spots } = seen, visits = lived[0]?.visits ?? [];
    const own = tracks.filter(({ day, kind }) => day === firstDay && kind === 'person');
    let held = 0;
    for (const { spotCode: code, unit, enteredAt } of visits) {
      const spot = spots.find(({ index }) => spotCode(index) === code);
      for (const { route } of own.filter((track) => track.unit === unit)) {
        const minute = (enteredAt - instantOf(firstDay, 0)) / 60_000;
        if (minute < (route[0]?.minute ?? 0) || minute > (route.at(-1)?.minute ?? 0)) continue;
        expect(distanceMetres(positionAt(route, minute + 0.01), spot?.position ?? [0, 0])).toBeLessThan(1);
        held++;
      }
    }
    expect(held).toBeGreaterThan(200);
    const speeds = (kind: 'person' | 'vehicle', isVehicle: boolean): number[] => tracks.filter((track) => track.kind === kind && /机/.test(track.unit) === isVehicle).flatMap(({ route }) => route.slice(1).flatMap(({ minute, position }, i) => {
      const before = route[i], seconds = (minute - (before?.minute ?? 0)) * 60;
      return before === undefined || seconds < 1 ? [] : [distanceMetres(before.position, position) / seconds];
    }));
    expect(quantile(speeds('person', false), 0.99)).toBeLessThan(4);
    expect(quantile(speeds('vehicle', true), 0.99)).toBeLessThan(22);
  });
  test('of somebody at a post stays inside its radius', () => {
    for (const { unit, route } of tracks) {
      const post = seen.posts.find(({ code }) => code === unit);
      if (post !== undefined) expect(Math.max(...route.map(({ position }) => distanceMetres(position, post.position)))).toBeLessThan(post.radiusMetres);
    }
  });
});

describe('receivers', () => {
  test('err by a few metres that change slowly, and jump now and then', () => {
    const metres = errors(sound);
    expect(quantile(metres, 0.5)).toBeGreaterThan(4);
    expect(quantile(metres, 0.5)).toBeLessThan(10);
    const jumps = metres.filter((one) => one > 35).length / metres.length;
    expect(jumps).toBeGreaterThan(0.01);
    expect(jumps).toBeLessThan(0.06);
    const weak = sound.flatMap(({ fixes: sent }) => sent).filter(({ accuracyMetres }) => accuracyMetres > 18).length / fixes(sound);
    expect(weak).toBeGreaterThan(0.02);
    expect(weak).toBeLessThan(0.12);
  });
  test('have three faults planted for a week, each on one device: a wrong datum label, a clock a day ahead and one an hour behind', () => {
    const faulty = tracks.filter(({ fault }) => fault !== null);
    const devices = new Map(faulty.map(({ fault, device }) => [fault, device]));
    expect(new Set(faulty.map(({ fault, device }) => `${fault} ${device}`)).size).toBe(3);
    expect([...devices.keys()].sort()).toEqual(['clock-day', 'clock-hour', 'gcj02-label']);
    expect(new Set(faulty.map(({ day }) => Math.floor((day - 4) / 7))).size).toBe(1);
    const ahead = (fault: string): number[] => faulty.filter((track) => track.fault === fault).flatMap(({ fixes: sent }) => sent.map(({ deviceAt, gpsAt }) => deviceAt - gpsAt));
    expect(new Set(ahead('clock-day'))).toEqual(new Set([86_400_000]));
    expect(new Set(ahead('clock-hour'))).toEqual(new Set([-3_600_000]));
    const shifted = faulty.filter(({ fault }) => fault === 'gcj02-label');
    // Half a kilometre off as labelled; a few metres off once the datum is known.
    expect(quantile(errors(shifted), 0.05)).toBeGreaterThan(300);
    expect(quantile(errors(shifted, ({ position }) => toWgs84(position, 'gcj02') as [number, number]), 0.5)).toBeLessThan(10);
    expect(sound.flatMap(({ fixes: sent }) => sent).every(({ deviceAt, gpsAt, datum }) => deviceAt === gpsAt && datum === 'wgs84')).toBe(true);
  });
});
