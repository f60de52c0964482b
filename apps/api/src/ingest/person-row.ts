import { personKinds, type PersonKind } from '@wuding/domain';
import { personKindWords, type CertificateCells, type PersonField, type PersonValues } from '../registers/person-cells';
import type { FieldSpec } from './columns';
import type { SourceRecord } from './record';
import { RegisterReader } from './register-reader';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';
import { wordsFor } from './words';

const aliases: Readonly<Record<PersonField, readonly string[]>> = {
  code: ['code', '工号', '编号', '人员编号'], name: ['name', '姓名'], kind: ['kind', '类别', '人员类别', '身份', '编制'], phone: ['phone', '电话', '手机', '手机号', '联系电话'],
  skills: ['skills', '技能', '特长'], teams: ['teams', 'team', '队伍', '所属队伍', '班组'], joinedOn: ['joinedOn', 'joined_on', '到岗日期', '入职日期'], leftOn: ['leftOn', 'left_on', '离岗日期', '离职日期'],
  certificateNumber: ['certificateNumber', 'certificate', '执法证号', '证号'], certificateFrom: ['certificateFrom', '执法证起', '发证日期'], certificateUntil: ['certificateUntil', '执法证止', '有效期至'],
};
export const personFields: readonly FieldSpec[] = Object.entries(aliases).map(([field, names]) => ({ field, aliases: names }));

/** A person as one row has it; undefined = no column. */
export interface PersonCandidate {
  readonly row: number;
  readonly line: number | null;
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind | undefined;
  /** May be masked, as it was exported. */
  readonly phone: string | undefined;
  readonly skills: readonly string[] | undefined;
  /** Names of teams there are. */
  readonly teams: readonly string[] | undefined;
  readonly joinedOn: PersonValues['joinedOn'] | undefined;
  readonly leftOn: PersonValues['leftOn'] | undefined;
  /** Undefined also where the cells are empty: an import never takes a certificate away. */
  readonly certificate: CertificateCells | undefined;
}

const kindWords = wordsFor<PersonKind>(personKinds, { staff: [personKindWords.staff, '事业编制', '编内', '正式'], auxiliary: [personKindWords.auxiliary, '执法辅助人员', '辅助人员', '协管', '编外'] });

const listed = (text: string): string[] => [...new Set(text.split(/[、,，;；\n]+/).map((one) => one.trim()).filter((one) => one !== ''))];

/** A person from a row: own number and name at least. */
export function readPersonRow(record: SourceRecord, settings: RowSettings): RowVerdict<PersonCandidate> {
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const reader = new RowReader(record, settings), cells = new RegisterReader(reader);
  const phone = cells.text('phone', 20);
  if (phone !== undefined && !/^[0-9+ *-]*$/.test(phone)) reader.fail('phone', 'phone-unreadable', phone);
  return reader.verdict({
    row: record.row, line: record.line, code: cells.required('code', 64), name: cells.required('name', 64), kind: cells.word('kind', kindWords, 'unknown-kind') ?? undefined, phone,
    skills: cells.list('skills', { split: listed, most: 20, longest: 32 }), teams: cells.list('teams', { split: listed, most: 20, longest: 64 }),
    joinedOn: cells.date('joinedOn'), leftOn: cells.date('leftOn'), certificate: readCertificate(cells),
  });
}

function readCertificate(cells: RegisterReader): CertificateCells | undefined {
  const number = cells.text('certificateNumber', 64) ?? '', validFrom = cells.date('certificateFrom') ?? null, validUntil = cells.date('certificateUntil') ?? null;
  if (number === '' && validFrom === null && validUntil === null) return undefined;
  if (number === '' || validFrom === null || validUntil === null) cells.row.fail('certificateNumber', 'certificate-incomplete');
  else if (validUntil < validFrom) cells.row.fail('certificateUntil', 'ends-before-it-begins', `${validFrom} – ${validUntil}`);
  else return { number, validFrom, validUntil };
  return undefined;
}
