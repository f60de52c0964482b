import { sql, type SQL } from 'drizzle-orm';
import type { PersonKind } from '@wuding/domain';
import { certificate, person } from '../db/schema';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';
import { pageOf, type PageQuery } from './keyset-page';

export interface CertificateRecord {
  readonly id: number;
  readonly number: string;
  /** Civil dates, both included. */
  readonly validFrom: string;
  readonly validUntil: string;
}

/** Somebody who may stand on duty. The phone is whole: whoever shows it masks it. */
export interface PersonRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly phone: string;
  readonly accountId: number | null;
  readonly skills: readonly string[];
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  readonly version: number;
  readonly teamIds: readonly number[];
  /** In the order of their names. */
  readonly teamNames: readonly string[];
  readonly certificates: readonly CertificateRecord[];
}

const people: SQL = sql`
  select p.id::int as id, p.dataset_id::int as "datasetId", s.key as dataset, p.code, p.name, p.kind, p.phone, p.account_id::int as "accountId",
    to_jsonb(p.skills) as skills, p.joined_on::text as "joinedOn", p.left_on::text as "leftOn", p.version::int as version,
    coalesce((select jsonb_agg(m.team_id order by m.team_id) from team_member m where m.person_id = p.id), '[]') as "teamIds",
    coalesce((select jsonb_agg(t.name order by t.name collate "C") from team_member m join team t on t.id = m.team_id where m.person_id = p.id), '[]') as "teamNames",
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'validFrom', c.valid_from::text, 'validUntil', c.valid_until::text) order by c.valid_from, c.id)
      from certificate c where c.person_id = p.id), '[]') as certificates
  from person p join dataset s on s.id = p.dataset_id`;

export interface PeopleQuery extends PageQuery<'name' | 'code'> {
  readonly datasetId: number;
  readonly text?: string | undefined;
  readonly kind?: PersonKind | undefined;
  readonly teamId?: number | undefined;
  readonly isCertified?: boolean | undefined;
  readonly hasLeft: boolean;
  /** Civil date the certificate and the leaving are judged by. */
  readonly on: string;
}

/** One page of a dataset's people. */
export async function listPeople(db: Database, query: PeopleQuery): Promise<{ items: PersonRecord[]; total: number }> {
  const certified = sql`exists (select from certificate c where c.person_id = p.id and ${query.on}::date between c.valid_from and c.valid_until)`;
  const conditions = [sql`p.dataset_id = ${query.datasetId}::int`, sql`${query.hasLeft ? sql`` : sql`not`} coalesce(p.left_on <= ${query.on}::date, false)`];
  if (query.text !== undefined) conditions.push(sql`(p.name ilike ${likePattern(query.text)} or p.code ilike ${likePattern(query.text)})`);
  if (query.kind !== undefined) conditions.push(sql`p.kind = ${query.kind}`);
  if (query.teamId !== undefined) conditions.push(sql`exists (select from team_member m where m.person_id = p.id and m.team_id = ${query.teamId}::int)`);
  if (query.isCertified !== undefined) conditions.push(query.isCertified ? certified : sql`not ${certified}`);
  const matching = sql.join(conditions, sql` and `);
  return pageOf<PersonRecord>(db, { rows: sql`${people} where ${matching}`, count: sql`select count(*)::int as total from person p where ${matching}` }, query);
}

export async function findPerson(db: Database, id: number): Promise<PersonRecord | null> {
  const [row] = await rowsOf<PersonRecord>(db, sql`${people} where p.id = ${id}::int`);
  return row ?? null;
}

/** Everybody of a dataset, those who left included, by own number. */
export async function peopleByCode(db: Database, datasetId: number): Promise<Map<string, PersonRecord>> {
  const rows = await rowsOf<PersonRecord>(db, sql`${people} where p.dataset_id = ${datasetId}::int order by p.code collate "C"`);
  return new Map(rows.map((one) => [one.code, one]));
}

/** Who holds certificates of those numbers. */
export async function certificateHolders(db: Database, numbers: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ number: string; personId: number }>(db, sql`
    select number, person_id::int as "personId" from certificate where number in (select value from jsonb_array_elements_text(${{ numbers }}::jsonb -> 'numbers'))`);
  return new Map(rows.map(({ number, personId }) => [number, personId]));
}

/** The person an account belongs to. */
export async function findPersonOfAccount(db: Database, accountId: number): Promise<PersonRecord | null> {
  const [row] = await rowsOf<PersonRecord>(db, sql`${people} where p.account_id = ${accountId}::int`);
  return row ?? null;
}

/** Those of the ids that are people of the dataset. */
export async function findPersonIds(db: Database, datasetId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(db, sql`
    select id::int as id from person where dataset_id = ${datasetId}::int and id in (select value::int from jsonb_array_elements_text(${{ ids }}::jsonb -> 'ids'))`);
  return rows.map(({ id }) => id);
}

export interface PersonFields {
  readonly name: string;
  readonly kind: PersonKind;
  readonly phone: string;
  readonly accountId: number | null;
  readonly skills: readonly string[];
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

/** @returns the new id; null when the code is taken, or the account belongs to somebody already */
export async function insertPerson(tx: Database, draft: PersonFields & { datasetId: number; code: string; changeSeq: number }): Promise<number | null> {
  const rows = await tx.insert(person).values({ ...draft, skills: [...draft.skills] }).onConflictDoNothing().returning({ id: person.id });
  return rows[0]?.id ?? null;
}

/** Writes over the expected version; false when somebody else was first. */
export async function updatePerson(
  tx: Database, target: { readonly id: number; readonly version: number; readonly changeSeq: number }, fields: Partial<PersonFields>,
): Promise<boolean> {
  const { skills, ...rest } = fields;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const rows = await tx.update(person)
    .set({ ...given, ...(skills === undefined ? {} : { skills: [...skills] }), version: target.version + 1, changeSeq: target.changeSeq })
    .where(sql`${person.id} = ${target.id} and ${person.version} = ${target.version}`).returning({ id: person.id });
  return rows.length === 1;
}

export async function accountIsFree(db: Database, accountId: number, exceptPersonId: number | null): Promise<boolean> {
  const [row] = await rowsOf<{ isFree: boolean }>(db, sql`
    select exists (select from account where id = ${accountId}::int)
      and not exists (select from person where account_id = ${accountId}::int and id is distinct from ${exceptPersonId}::int) as "isFree"`);
  return row?.isFree ?? false;
}

/** @returns the new id; null when the number is taken */
export async function insertCertificate(tx: Database, draft: { personId: number; number: string; validFrom: string; validUntil: string }): Promise<number | null> {
  const rows = await tx.insert(certificate).values(draft).onConflictDoNothing().returning({ id: certificate.id });
  return rows[0]?.id ?? null;
}

/** @returns whose it was; null when there is none of that id */
export async function deleteCertificate(tx: Database, id: number): Promise<{ personId: number; number: string } | null> {
  const rows = await tx.delete(certificate).where(sql`${certificate.id} = ${id}`).returning({ personId: certificate.personId, number: certificate.number });
  return rows[0] ?? null;
}

/** Counts a person's version up without changing a field: a certificate came or went. */
export async function touchPerson(tx: Database, id: number, changeSeq: number): Promise<void> {
  await tx.update(person).set({ version: sql`${person.version} + 1`, changeSeq }).where(sql`${person.id} = ${id}`);
}

/** Gives a person the certificates of an earlier day; false when somebody else holds one of the numbers now. */
export async function replaceCertificates(tx: Database, personId: number, certificates: readonly Omit<CertificateRecord, 'id'>[]): Promise<boolean> {
  await tx.delete(certificate).where(sql`${certificate.personId} = ${personId}`);
  for (const { number, validFrom, validUntil } of certificates) if ((await insertCertificate(tx, { personId, number, validFrom, validUntil })) === null) return false;
  return true;
}
