import { districtGrades, type DistrictGrade } from '@wuding/domain';
import { asMultiPolygon, type MultiPolygonGeometry } from '@wuding/geo';
import type { FieldSpec } from './columns';
import { geometryField, readPolygons } from './read-shape';
import type { SourceRecord } from './record';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';
import { wordsFor } from './words';

export const districtFields: readonly FieldSpec[] = [
  { field: 'code', aliases: ['code', '编号', '片区编号', 'district_code', 'id'] },
  { field: 'name', aliases: ['name', '名称', '片区', '片区名称', 'district', 'district_name', 'neighborhood'] },
  { field: 'grade', aliases: ['grade', '等级', '片区等级', '分级'] },
  { field: 'leader', aliases: ['leader', '片区长', '负责人账号'] },
  { field: 'plan', aliases: ['plan', '方案', '治理方案', '片区治理方案'] },
  { field: 'validFrom', aliases: ['validFrom', 'valid_from', '生效时间', '启用时间'] },
  geometryField,
];

/** A district as one row has it. A field is undefined when the file has no column for it: what is stored then stays. */
export interface DistrictCandidate {
  readonly row: number;
  /** Own code, or else the name. */
  readonly code: string;
  readonly name: string;
  readonly grade: DistrictGrade | undefined;
  readonly leaderAccountId: number | null | undefined;
  readonly plan: string | undefined;
  /** WGS-84, valid. */
  readonly boundary: MultiPolygonGeometry;
  /** UTC milliseconds; null = from now on, or from always for a district's first boundary. */
  readonly validFrom: number | null;
  readonly isRepaired: boolean;
}

const gradeWords = wordsFor<DistrictGrade>(districtGrades, {
  key: ['重点', '重点片区', 'a', '一级'], regular: ['一般', '常规', 'b', '二级'], watch: ['关注', '观察', 'c', '三级'],
});

/** A district from a row. `accountOf` gives the id of a user name, null for nobody. */
export function readDistrict(
  record: SourceRecord, settings: RowSettings, accountOf: (username: string) => number | null,
): RowVerdict<DistrictCandidate> {
  const reader = new RowReader(record, settings);
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const name = reader.requiredText('name', 100);
  const code = reader.text('code', 64) || name.slice(0, 64);
  const polygons = readPolygons(reader);
  return reader.verdict({
    row: record.row, code, name,
    grade: reader.has('grade') ? readGrade(reader) : undefined,
    leaderAccountId: reader.has('leader') ? readLeader(reader, accountOf) : undefined,
    plan: reader.has('plan') ? reader.text('plan', 20_000) : undefined,
    boundary: polygons === null ? { type: 'MultiPolygon' as const, coordinates: [] } : asMultiPolygon(polygons),
    validFrom: reader.instant('validFrom')?.at ?? null,
    isRepaired: reader.repairs.size > 0,
  });
}

const readGrade = (reader: RowReader): DistrictGrade =>
  reader.choice('grade', { words: gradeWords, unknown: 'unknown-grade', fallback: 'regular' }) ?? 'regular';

function readLeader(reader: RowReader, accountOf: (username: string) => number | null): number | null {
  const username = reader.text('leader', 64);
  if (username === '') return null;
  const id = accountOf(username);
  if (id === null) reader.fail('leader', 'unknown-account', username);
  return id;
}
