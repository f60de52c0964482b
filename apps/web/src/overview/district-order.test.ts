import { describe, expect, it } from 'vitest';
import type { DistrictView } from '@wuding/contract';
import { districtRows } from './district-order';

const district = (id: number, name: string, grade: DistrictView['grade']): DistrictView => ({
  dataset: 'county', id, code: `D${id}`, name, grade, leaderName: null, leaderAccountId: null, plan: '', planReviewOn: null, version: 1, areaSquareMetres: 1, incidentCount: 0, labelPosition: null,
});
const three = [district(1, '农贸市场', 'key'), district(2, '学校', 'watch'), district(3, '医院', 'regular')];
const namesOf = (rows: ReturnType<typeof districtRows>): string[] => rows.map((row) => row.district.name);

describe('the district list', () => {
  it('puts the busiest first and counts nothing as nothing', () => {
    const rows = districtRows(three, { 2: 9, 1: 4 }, 'count', '');
    expect(rows.map((row) => [row.district.name, row.count])).toEqual([['学校', 9], ['农贸市场', 4], ['医院', 0]]);
  });
  it('puts key districts before regular ones before those under watch', () => {
    expect(namesOf(districtRows(three, {}, 'grade', ''))).toEqual(['农贸市场', '医院', '学校']);
  });
  it('orders names as a Chinese reader looks them up', () => {
    expect(namesOf(districtRows(three, {}, 'name', ''))).toEqual(['农贸市场', '学校', '医院']);
  });
  it('finds by part of a name or code', () => {
    expect(namesOf(districtRows(three, {}, 'name', ' 医 '))).toEqual(['医院']);
    expect(namesOf(districtRows(three, {}, 'name', 'd2'))).toEqual(['学校']);
  });
});
