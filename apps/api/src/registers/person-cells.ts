import type { PersonKind } from '@wuding/domain';

/** A certificate as the register file has it: the number with both dates, which count. */
export interface CertificateCells {
  readonly number: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** What a register file says of a person. */
export interface PersonValues {
  readonly name: string;
  readonly kind: PersonKind;
  readonly phone: string;
  readonly skills: readonly string[];
  /** Names of teams. */
  readonly teams: readonly string[];
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  /** The one that is valid longest; null = none. */
  readonly certificate: CertificateCells | null;
}

export const personKindWords: Readonly<Record<PersonKind, string>> = { staff: '在编', auxiliary: '辅助' };

/** Field → heading of the register file, in its order. */
export const personHeadings = {
  code: '工号', name: '姓名', kind: '类别', phone: '电话', skills: '技能', teams: '队伍', joinedOn: '到岗日期', leftOn: '离岗日期', certificateNumber: '执法证号', certificateFrom: '执法证起',
  certificateUntil: '执法证止',
} as const;
export type PersonField = keyof typeof personHeadings;

/** A person as the cells of a register file: what is exported, imported and compared. */
export const personCells = (code: string, { name, kind, phone, skills, teams, joinedOn, leftOn, certificate }: PersonValues): Readonly<Record<PersonField, string>> => ({
  code, name, kind: personKindWords[kind], phone, skills: skills.join('、'), teams: teams.join('、'), joinedOn: joinedOn ?? '', leftOn: leftOn ?? '',
  certificateNumber: certificate?.number ?? '', certificateFrom: certificate?.validFrom ?? '', certificateUntil: certificate?.validUntil ?? '',
});

interface CertifiedPerson extends Omit<PersonValues, 'certificate' | 'teams'> {
  readonly teamNames: readonly string[];
  readonly certificates: readonly CertificateCells[];
}

/** What the register keeps of a person, as a file says it. */
export const personValuesOf = ({ name, kind, phone, skills, teamNames, joinedOn, leftOn, certificates }: CertifiedPerson): PersonValues =>
  ({ name, kind, phone, skills, teams: teamNames, joinedOn, leftOn, certificate: certificates.toSorted((a, b) => b.validUntil.localeCompare(a.validUntil))[0] ?? null });
