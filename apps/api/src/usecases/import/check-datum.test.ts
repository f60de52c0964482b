import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromWgs84, localPlane, type Datum, type Position } from '@wuding/geo';
import { figures, Importer, storeCounts } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { repositoryDataFolder, Town } from '../../testing/town';

/**
 * The county's own streets, and points as incidents lie: some metres beside a street. Each is written in one datum and labelled
 * with another.
 */
let importer: Importer;
const home = { dataset: null, isDryRun: true };
const streets = JSON.parse(readFileSync(join(repositoryDataFolder, 'county/roads.geojson'),
  'utf8')) as { features: { geometry: { coordinates: Position[] } }[] };

beforeAll(async () => {
  const town = await Town.found(await testStore());
  importer = new Importer(town.store, town.clock);
  await importer.import('roads', { path: join(repositoryDataFolder, 'county/roads.geojson') }, { dataset: null });
});
afterAll(() => importer.close());

/** Every `step`-th vertex of the streets, moved to the side by `asideMetres`. */
function beside(asideMetres: number, step: number): Position[] {
  return streets.features.flatMap(({ geometry }) => geometry.coordinates).filter((_, index) => index % step === 0).map((position, index) =>
    {
    const angle = index * 2.4;
    return localPlane(position).toPosition([asideMetres * Math.cos(angle), asideMetres * Math.sin(angle)]);
  });
}
const file = (positions: readonly Position[], datum: Datum) => ({
  name: 'points.csv',
  content: ['time,category,lng,lat', ...positions.map((position) =>
    `2026-03-01 08:00,05-01,${fromWgs84(position, datum).join(',')}`)].join('\n'),
});

test.each([[5], [15], [25]])('points %d m beside the streets are believed under their right label', async (metres) => {
  for (const datum of ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const) {
    const positions = beside(metres, 25);
    expect(figures(await importer.import('incidents', file(positions, datum), { ...home, datum }))).toBe(`${positions.length}/0/0/0`);
  }
});

test.each([[5], [15], [25]])('points %d m beside the streets are refused under a wrong one, naming the likelier', async (metres) => {
  for (const [written, labelled] of [['gcj02', 'wgs84'], ['bd09', 'wgs84'], ['wgs84', 'gcj02'], ['bd09', 'gcj02'], ['gcj02', 'bd09'],
    ['gcj02', 'cgcs2000']] as const) {
    const outcome = await importer.import('incidents', file(beside(metres, 25), written), { ...home, datum: labelled });
    expect(outcome.result).toMatchObject({ ok: false, refusal: { code: 'datum-suspect',
      data: { datum: labelled, likelierDatum: written } } });
  }
});

test('whoever stands by the label may import all the same', async () => {
  const positions = beside(5, 20);
  expect(figures(await importer.import('incidents', file(positions, 'gcj02'), { ...home,
    acceptsDatum: true }))).toBe(`${positions.length}/0/0/0`);
  expect(await storeCounts(importer.store)).toMatchObject({ incident: 0 });
});

test('a dozen places are enough when they lie on the street', async () => {
  const places = beside(2, 400).slice(0, 12);
  expect(figures(await importer.import('incidents', file(places, 'gcj02'), home))).toBe('datum-suspect');
  expect(figures(await importer.import('incidents', file(places, 'wgs84'), home))).toBe(`${places.length}/0/0/0`);
});

test('a handful proves nothing, nor many points of one place, nor points far from every street under any label', async () => {
  expect(figures(await importer.import('incidents', file(beside(5, 700).slice(0, 6), 'gcj02'), home))).toBe('6/0/0/0');
  const onePlace = Array.from({ length: 300 }, (_, index): Position => [98.7 + index * 1e-6, 24.59]);
  expect(figures(await importer.import('incidents', file(onePlace, 'gcj02'), home))).toBe('300/0/0/0');
  const fields = beside(900, 40).map(([lng, lat]): Position => [lng + 0.05, lat]);
  expect(figures(await importer.import('incidents', file(fields, 'wgs84'), home))).toBe(`${fields.length}/0/0/0`);
});
