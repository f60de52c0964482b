import type { DistrictView } from '@wuding/contract';
import { districtGrades } from '@wuding/domain';

export type DistrictSort = 'count' | 'name' | 'grade';

export interface DistrictRow {
  readonly district: DistrictView;
  readonly count: number;
}

/** Rows of the district list: by count or grade the weightiest first, equal ones by name. */
export function districtRows(districts: readonly DistrictView[], counts: Readonly<Record<string, number>>, sort: DistrictSort, text: string): DistrictRow[] {
  const wanted = text.trim().toLowerCase();
  const byName = (a: DistrictRow, b: DistrictRow): number => a.district.name.localeCompare(b.district.name, 'zh-CN');
  const gradeRank = ({ district }: DistrictRow): number => districtGrades.indexOf(district.grade);
  const orders: Record<DistrictSort, (a: DistrictRow, b: DistrictRow) => number> = {
    count: (a, b) => b.count - a.count || byName(a, b),
    name: byName,
    grade: (a, b) => gradeRank(a) - gradeRank(b) || byName(a, b),
  };
  return districts
    .filter((district) => wanted === '' || district.name.toLowerCase().includes(wanted) || district.code.toLowerCase().includes(wanted))
    .map((district) => ({ district, count: counts[String(district.id)] ?? 0 }))
    .sort(orders[sort]);
}
