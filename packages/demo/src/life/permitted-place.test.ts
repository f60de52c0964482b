import { expect, test } from 'vitest';
import { countyGround } from '../testing/county';
import { dayOfDate, type WorkCalendar } from './calendar';
import { lifeParameters } from './parameters';
import { permittedPlacesNear, type PermittedPlace } from './permitted-place';
import { permittedPlacesOf } from './permitted-zones';
import { makeWorld, simulateLife, type LifeInput } from './simulate-life';
import { testGround } from './test-ground';

const calendar: WorkCalendar = { holidays: new Set(['2024-05-01']), workedWeekends: new Set(['2024-04-28']) };
const given: LifeInput = {
  seed: 7, ground: testGround(), calendar, parameters: lifeParameters, vendorCount: 40, fromDay: dayOfDate('2023-03-01'), untilDay: dayOfDate('2023-05-01'),
};
const everywhere = (capacity: number): PermittedPlace[] => makeWorld(given).spots.map(({ index, position }) => ({ code: `Z${index}`, position, capacity, isOpenAt: () => true }));
const returnsAmong = (permittedPlaces: readonly PermittedPlace[]): number => {
  const input = { ...given, ground: { ...given.ground, permittedPlaces } };
  return [...simulateLife(makeWorld(input), input)].flatMap(({ latent }) => latent.filter(({ began }) => began === 'returned')).length;
};

test('a free permitted place nearby makes returns rarer; a full one changes nothing', () => {
  const none = returnsAmong([]);
  expect(returnsAmong(everywhere(0))).toBe(none);
  expect(returnsAmong(everywhere(1_000)) / none).toBeLessThan(0.9);
});

test('only a place within 200 m, open then and not full, is one to turn to', () => {
  const [first] = makeWorld(given).spots;
  if (first === undefined) throw new Error('a town has spots');
  const [lng, lat] = first.position;
  const place = (metresNorth: number): PermittedPlace => ({ code: 'Z1', position: [lng, lat + metresNorth / 110_800], capacity: 1_000, isOpenAt: (_, minute) => minute >= 1_080 });
  const has = (metresNorth: number, minute: number) => permittedPlacesNear(1, [place(metresNorth)], [first])(0, 19_800, minute);
  expect([has(190, 1_080), has(190, 1_079), has(215, 1_080)]).toEqual([true, false, false]);
});

test('the county\'s zones are such places at the hours of their rules', () => {
  const places = permittedPlacesOf(countyGround().zones, calendar);
  const nightMarket = places.find(({ code }) => code === 'Z201'), schoolCorner = places.find(({ code }) => code === 'Z204');
  const isOpen = (place: PermittedPlace | undefined, on: string, hour: number) => place?.isOpenAt(dayOfDate(on), hour * 60);
  // 凯龙城规划夜市 18:00–01:00 every day; 白塔路便民点 11:30–13:30 and 16:30–19:00 on school days.
  expect([isOpen(nightMarket, '2024-04-10', 19), isOpen(nightMarket, '2024-04-10', 17), nightMarket?.capacity]).toEqual([true, false, 60]);
  expect(['2024-04-10', '2024-04-13', '2024-04-28', '2024-05-01', '2024-07-10'].map((on) => isOpen(schoolCorner, on, 12))).toEqual([true, false, true, false, false]);
  expect(places.every(({ capacity }) => capacity > 0)).toBe(true);
});
