import { expect, it } from 'vitest';
import type { DatasetView } from '@wuding/contract';
import { daysOf, incidentsLink, passesLink } from './record-links';

const dataset = { key: 'county', timeZone: 'Asia/Shanghai', isHome: false } as DatasetView;
const april = { from: '2026-03-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z' };

it('says a half-open window by its first and its last day', () => {
  expect(daysOf(april, 'Asia/Shanghai')).toEqual({ from: '2026-04-01', to: '2026-04-30' });
});
it('opens the incidents a figure counted, in their dataset', () => {
  expect(incidentsLink(dataset, { window: april, district: 7, source: 'hotline' }))
    .toEqual({ name: 'incidents', query: { dataset: 'county', from: '2026-04-01', to: '2026-04-30', district: '7', source: 'hotline' } });
  expect(incidentsLink({ ...dataset, isHome: true }, { district: 7 })).toEqual({ name: 'incidents', query: { district: '7' } });
});
it('opens the passes a rate was made of', () => {
  expect(passesLink(7, dataset, { window: april, found: 'true' })).toEqual({ name: 'district-passes', params: { id: 7 }, query: { from: '2026-04-01', to: '2026-04-30', found: 'true' } });
});
