import { describe, expect, it } from 'vitest';
import type { SearchHit } from '@wuding/contract';
import { hitLink } from './hit-link';

const hit = (facts: Partial<SearchHit>): SearchHit => ({ kind: 'place', id: 7, name: '县医院', detail: 'hospital', position: [98.6912345678, 24.588], match: 'exact', ...facts });

describe('where a found thing leads', () => {
  it('a place: the map there, asked what is here, with the filters that were on', () => {
    expect(hitLink(hit({}), { dataset: 'quay', from: '2026-01-01', street: '人民路', at: '1_2_3' })).toEqual({
      name: 'overview', query: { dataset: 'quay', from: '2026-01-01', here: '98.691235_24.588', at: '98.691235_24.588_17' },
    });
  });

  it('a district and a street: their drawers, nothing else open', () => {
    expect(hitLink(hit({ kind: 'district', id: 3 }), { here: '1_2' })).toMatchObject({ query: { district: '3', at: '98.691235_24.588_15' } });
    expect(hitLink(hit({ kind: 'street', id: null, name: '人民路', position: null }), { district: '3', at: '1_2_3' })).toEqual({ name: 'overview', query: { street: '人民路', at: '1_2_3' } });
  });

  it('an incident: its page', () => {
    expect(hitLink(hit({ kind: 'incident', id: 42 }), { from: '2026-01-01' })).toEqual({ name: 'incident', params: { id: 42 } });
  });
});
