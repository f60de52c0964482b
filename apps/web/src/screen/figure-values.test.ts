import { scenesOf } from '@wuding/catalog';
import type { WallSections } from '@wuding/contract';
import { expect, test } from 'vitest';
import { valueOf } from './figure-values';
import { aWall } from './testing';

const county = { scene: { districtId: null }, locale: 'zh-CN' } as const, own = { scene: { districtId: 7 }, locale: 'zh-CN' } as const;
const now = (id: 'on-post' | 'main-coverage' | 'incidents-today' | 'units-moving') => ({ source: 'now', id }) as const;

test('people on post are a share of those due, in the county and in one district; with nobody due it is no number', () => {
  const wall = aWall({ posts: [{ districtId: 7, presentCount: 1, dueCount: 2 }, { districtId: 8, presentCount: 3, dueCount: 3 }] });
  expect(valueOf(now('on-post'), wall, county)).toMatchObject({ value: 80, note: { values: { present: 4, due: 5 } } });
  expect(valueOf(now('on-post'), wall, own)).toMatchObject({ value: 50 });
  expect(valueOf(now('on-post'), aWall({}), county)).toMatchObject({ value: null, note: { key: 'nobodyDue' } });
});
test('what nobody measured is no zero: no street, no unit, an indicator with too few records', () => {
  expect(valueOf(now('main-coverage'), aWall({}), county)?.value).toBeNull();
  expect(valueOf(now('units-moving'), aWall({}), county)?.value).toBeNull();
  const few = { key: 'duty-arrival/today/', label: { zh: '到岗率', en: 'Attended' }, unit: 'percent' as const, value: null, numerator: 1, denominator: 2, n: 2, suppressed: 'sample-too-small' as const };
  expect(valueOf({ source: 'indicator', id: 'duty-arrival', period: 'today' }, { ...aWall({}), figures: [few] }, county)).toMatchObject({ value: null, note: { key: 'sample-too-small' } });
});
test('a share of time on post is counted in minutes and read in hours', () => {
  const share = { key: 'duty-post-attendance/days-7/', label: { zh: '在岗时长率', en: 'Time on post' }, unit: 'percent' as const, value: 98, numerator: 5_880, denominator: 6_000, n: 25, suppressed: null };
  expect(valueOf({ source: 'indicator', id: 'duty-post-attendance', period: 'days-7' }, { ...aWall({}), figures: [share] }, county)).toMatchObject({ value: 98, note: { key: 'hoursOf', values: { numerator: 98, denominator: 100 } } });
});
test('what is to come is a mean with its limits, of the county or of one district; with too little on record it is unknown', () => {
  const forecast = { from: '', to: '', asOf: '', weekCount: 60, value: 7.25, lower: 2, upper: 13, districts: [{ districtId: 7, name: '农贸市场', value: 4, lower: 1, upper: 8 }], test: { weekCount: 13, total: { held: 12, of: 13 }, place: { held: 50, of: 52 }, ratio: 1 } };
  const ahead = { source: 'now', id: 'incidents-ahead' } as const;
  expect(valueOf(ahead, { ...aWall({}), forecast }, county)).toMatchObject({ value: 7.25, digits: 1, note: { key: 'limits', values: { lower: 2, upper: 13 } } });
  expect(valueOf(ahead, { ...aWall({}), forecast }, own)).toMatchObject({ value: 4 });
  expect(valueOf(ahead, { ...aWall({}), forecast }, { scene: { districtId: 8 }, locale: 'zh-CN' })?.value).toBeNull();
  expect(valueOf(ahead, aWall({}), county)).toMatchObject({ value: null, note: { key: 'tooLittle' } });
});
test('the people of a district’s rosters are a number with certificates and vehicles; where nobody is rostered, and in the whole county, it is none', () => {
  const team = { source: 'now', id: 'team-today' } as const;
  const rostered = (rosteredCount: number): WallSections => ({
    ...aWall({}), districts: [{ id: 7, name: '农贸市场', grade: 'key', state: 'calm', labelPosition: null, todayCount: 0, openCount: 0, usual: null, weekCount: 0, previousWeekCount: 0, team: { rosteredCount, certifiedCount: 1, vehicleCount: 2 } }],
  });
  expect(valueOf(team, rostered(5), own)).toMatchObject({ value: 5, unit: 'people', note: { key: 'team', values: { certified: 1, vehicles: 2 } } });
  expect(valueOf(team, rostered(0), own)).toMatchObject({ value: null, note: { key: 'noRoster' } });
  expect(valueOf(team, rostered(5), county)?.value).toBeNull();
});
test('no incident today is a real zero; an indicator nobody knows is none at all', () => {
  expect(valueOf(now('incidents-today'), aWall({}), county)?.value).toBe(0);
  expect(valueOf(now('incidents-today'), aWall({}), own)?.value).toBeNull();
  expect(valueOf({ source: 'indicator', id: 'nothing', period: 'today' }, aWall({}), county)).toBeNull();
});
test('a district of which nothing is known has a dash for every figure of its scene, not one zero', () => {
  const [, scene] = scenesOf([{ id: 7, name: '新片区' }]);
  expect(scene!.figures.map((figure) => valueOf(figure, aWall({}), { scene: scene!, locale: 'zh-CN' })?.value ?? null)).toEqual(scene!.figures.map(() => null));
});
