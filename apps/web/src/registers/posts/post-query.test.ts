import { describe, expect, it } from 'vitest';
import { filterOfPosts, freshPostQuery, readPostQuery, writePostQuery } from './post-query';

describe('the address of the register of posts', () => {
  it('says what is filtered and what stands beside the list, and nothing that is at rest', () => {
    const query = { ...freshPostQuery(), state: 'suspended' as const, district: '7', aside: 'overlaps' as const, sort: '-name' as const };
    expect(writePostQuery(query)).toEqual({ state: 'suspended', district: '7', aside: 'overlaps', sort: '-name' });
    expect(readPostQuery(writePostQuery(query))).toEqual(query);
    expect(writePostQuery(freshPostQuery())).toEqual({});
  });
  it('leaves out what it states wrongly', () => {
    expect(readPostQuery({ state: 'gone', district: '0x7', q: 'x'.repeat(65), sort: 'size', aside: ['map'] })).toEqual(freshPostQuery());
  });
  it('asks the server for what filters only', () => {
    expect(filterOfPosts({ ...freshPostQuery(), q: ' 东门 ', district: '3' }, 'county')).toEqual({ dataset: 'county', sort: 'code', district: 3, q: '东门' });
  });
});
