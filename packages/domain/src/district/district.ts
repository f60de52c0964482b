/** Governance grade of a hotspot district (片区): how hard it is held. `key` = 重点片区 of the yearly plan. */
export const districtGrades = ['key', 'regular', 'watch'] as const;
export type DistrictGrade = (typeof districtGrades)[number];

export const districtGradeWords: Readonly<Record<DistrictGrade, string>> = { key: '重点', regular: '常态', watch: '观察' };
