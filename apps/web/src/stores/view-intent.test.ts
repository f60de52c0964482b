import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { incidentStatuses } from '@wuding/domain';
import { addDays } from '../format/civil-day';
import { cellSizes, freshIntent, readIntent, writeIntent, type Position, type ViewIntent } from './view-intent';

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] });
/** Through the address bar and back, as a shared link travels. */
const travel = (intent: ViewIntent): ViewIntent => {
  const { fullPath } = router.resolve({ path: '/', query: writeIntent(intent) });
  return readIntent(router.resolve(fullPath).query);
};

const dayPair = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 4_000 }))
  .map(([start, length]) => [addDays('2000-01-01', start), addDays('2000-01-01', start + length)] as const);
const text = fc.string({ minLength: 1, maxLength: 64, unit: 'binary' });
const ascending = (maximum: number) => fc.uniqueArray(fc.nat(maximum), { maxLength: 7 }).map((list) => list.sort((a, b) => a - b));
const position = fc.tuple(fc.integer({ min: -180_000_000, max: 180_000_000 }), fc.integer({ min: -90_000_000, max: 90_000_000 }))
  .map(([lng, lat]): Position => [lng / 1e6 + 0, lat / 1e6 + 0]);
const layerId = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);

const anyIntent: fc.Arbitrary<ViewIntent> = fc.record({
  dataset: fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)),
  days: fc.option(dayPair),
  categories: fc.uniqueArray(text, { maxLength: 5 }),
  codes: fc.uniqueArray(text, { maxLength: 5 }),
  districts: ascending(1_000),
  weekdays: ascending(6),
  hours: ascending(23),
  statuses: fc.subarray([...incidentStatuses]),
  cellMetres: fc.constantFrom(...cellSizes),
  layers: fc.option(fc.uniqueArray(layerId, { maxLength: 6 })),
  district: fc.option(fc.integer({ min: 1, max: 2_147_483_647 })),
  street: fc.option(text),
  here: fc.option(position),
  map: fc.option(fc.record({ center: position, zoom: fc.integer({ min: 0, max: 2_400 }).map((zoom) => zoom / 100) })),
}).map(({ days, ...rest }) => ({ ...rest, street: rest.district === null ? rest.street : null, from: days?.[0] ?? null, to: days?.[1] ?? null }));

describe('a view is a link', () => {
  it('any intent survives the address bar', () => {
    fc.assert(fc.property(anyIntent, (intent) => {
      expect(travel(intent)).toEqual(intent);
    }), { numRuns: 500 });
  });

  it('the plain view has a plain address', () => {
    expect(router.resolve({ path: '/', query: writeIntent(freshIntent()) }).fullPath).toBe('/');
  });

  it('hiding every layer is not the same as never having chosen', () => {
    expect(travel({ ...freshIntent(), layers: [] }).layers).toEqual([]);
    expect(travel(freshIntent()).layers).toBeNull();
  });

  it('a mangled link opens what is left of it', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('dataset', 'from', 'to', 'category', 'in', 'hour', 'weekday', 'cell', 'layers', 'district', 'street', 'here', 'at', 'status'),
      fc.oneof(fc.string(), fc.array(fc.oneof(fc.string(), fc.constant(null))), fc.constant(null))), (query) => {
      const intent = readIntent(query);
      expect(travel(intent)).toEqual(intent);
    }));
    expect(readIntent({ from: '2026-11-20', to: '2026-11-01', district: '-3', hour: ['25', '7'], here: '98.6', cell: '81' })).toEqual({ ...freshIntent(), hours: [7] });
  });

  it('stays within the length any mail program leaves alone', () => {
    const intent: ViewIntent = {
      ...freshIntent(), dataset: 'county', from: '2026-10-22', to: '2026-11-20', categories: ['road-occupation', 'noise'], codes: [],
      districts: [1, 2, 3], weekdays: [0, 4], hours: [17, 18], statuses: ['open'], layers: ['districts', 'roads', 'places', 'incidents'],
      district: 3, street: null, here: [98.690001, 24.590001], map: { center: [98.690001, 24.590001], zoom: 14.25 },
    };
    expect(router.resolve({ path: '/', query: writeIntent(intent) }).fullPath.length).toBeLessThan(500);
  });
});
