import { maskPhone } from '@wuding/domain';
import type { Database } from '../../db/store';
import { readPersonRow, type PersonCandidate } from '../../ingest/person-row';
import { personCells, personValuesOf, type PersonValues } from '../../registers/person-cells';
import type { RowProblem } from '../../ingest/record';
import { recordChange } from '../../repositories/change-log';
import type { ImportedItem } from '../../repositories/import-batches';
import { certificateHolders, deleteCertificate, insertCertificate, insertPerson, peopleByCode, updatePerson, type PersonRecord } from '../../repositories/people';
import type { FieldChange } from './import-request';
import type { ImportRun, KeptCounts, StoredCounts } from './import-run';
import { allTeams, replaceTeamsOf } from '../../repositories/teams';
import { calledOf, changesBetween, readRegister } from './read-register';
import { settleTarget } from './settle-target';
import { storeInOneTransaction } from './store-rows';

type Reading = Awaited<ReturnType<typeof readRegister<PersonCandidate>>>;

/**
 * Imports people by their own number (工号). What the file has no column for stays; a masked phone stands for the one it masks;
 * a certificate is added or its dates corrected, never taken away; teams are those the register has.
 */
export async function importStaff(run: ImportRun): Promise<KeptCounts> {
  const reading = await readRegister(run, readPersonRow);
  return storeInOneTransaction(run, (tx) => storePeople(tx, run, reading));
}

interface Write {
  readonly candidate: PersonCandidate;
  readonly stored: PersonRecord | null;
  readonly values: PersonValues;
}

async function storePeople(tx: Database, run: ImportRun, { candidates, repeatCount, repairedRows }: Reading): Promise<StoredCounts & { datasetId: number }> {
  const nowAt = run.ctx.clock.now();
  const { dataset } = await settleTarget(tx, run.target, { newCategories: [], nowAt });
  const known = await peopleByCode(tx, dataset.id);
  const holders = await certificateHolders(tx, candidates.flatMap(({ certificate }) => (certificate === undefined ? [] : [certificate.number])));
  const teams = new Map((await allTeams(tx, dataset.id)).map(({ id, name }) => [name, id]));
  const writes: Write[] = [];
  let sameCount = 0;
  for (const candidate of candidates) {
    const stored = known.get(candidate.code) ?? null;
    const problems = [...problemsOf(candidate, stored, holders), ...unknownTeams(candidate, teams)];
    if (problems.length > 0) {
      await run.tally.reject(candidate, problems, calledOf(candidate));
      continue;
    }
    if (candidate.certificate !== undefined) holders.set(candidate.certificate.number, stored?.id ?? -candidate.row);
    const values = valuesOf(candidate, stored);
    const changes = changesOf(candidate.code, stored, values), isSame = stored !== null && changes.length === 0;
    if (isSame) sameCount += 1;
    else writes.push({ candidate, stored, values });
    run.tally.settle({ row: candidate.row, line: candidate.line, ...calledOf(candidate), outcome: stored === null ? 'new' : isSame ? 'unchanged' : 'changed', changes });
  }
  const counts = {
    datasetId: dataset.id, acceptedCount: writes.length, updatedCount: writes.filter(({ stored }) => stored !== null).length,
    repairedCount: writes.filter(({ candidate }) => repairedRows.has(candidate.row)).length, duplicateCount: sameCount + repeatCount, remarks: [],
  };
  return writes.length === 0 ? counts : { ...counts, items: await writeAll(tx, run, { writes, datasetId: dataset.id, teams }) };
}

/** Fields that differ; phones that differ only in what is masked too. */
function changesOf(code: string, stored: PersonRecord | null, values: PersonValues) {
  const before = stored === null ? null : masked(code, personValuesOf(stored)), after = masked(code, values);
  const changes: FieldChange[] = changesBetween(before, after);
  if (before !== null && before.phone === after.phone && stored?.phone !== values.phone) changes.push({ field: 'phone', before: before.phone, after: after.phone });
  return changes;
}

/** The cells with the phone as others see it: a preview shows no phone. */
const masked = (code: string, values: PersonValues) => personCells(code, { ...values, phone: maskPhone(values.phone) });

function problemsOf({ kind, phone, certificate, joinedOn, leftOn }: PersonCandidate, stored: PersonRecord | null, holders: ReadonlyMap<string, number>): RowProblem[] {
  const problems: RowProblem[] = [];
  if (stored === null && kind === undefined) problems.push({ field: 'kind', reason: 'value-missing', detail: '' });
  if (phone?.includes('*') === true && (stored === null || maskPhone(stored.phone) !== phone)) problems.push({ field: 'phone', reason: 'phone-masked', detail: phone });
  const holder = certificate === undefined ? undefined : holders.get(certificate.number);
  if (certificate !== undefined && holder !== undefined && holder !== stored?.id) problems.push({ field: 'certificateNumber', reason: 'certificate-taken', detail: certificate.number });
  const from = joinedOn === undefined ? stored?.joinedOn : joinedOn, until = leftOn === undefined ? stored?.leftOn : leftOn;
  if (typeof from === 'string' && typeof until === 'string' && until < from) problems.push({ field: 'leftOn', reason: 'ends-before-it-begins', detail: `${from} – ${until}` });
  return problems;
}

const unknownTeams = ({ teams = [] }: PersonCandidate, known: ReadonlyMap<string, number>): RowProblem[] =>
  teams.filter((name) => !known.has(name)).map((name) => ({ field: 'teams', reason: 'unknown-team', detail: name }));

function valuesOf(candidate: PersonCandidate, stored: PersonRecord | null): PersonValues {
  const kept = stored === null ? null : personValuesOf(stored);
  const { phone } = candidate;
  return {
    name: candidate.name, kind: candidate.kind ?? kept?.kind ?? 'auxiliary', phone: phone === undefined || phone.includes('*') ? kept?.phone ?? '' : phone,
    skills: candidate.skills ?? kept?.skills ?? [], teams: candidate.teams?.toSorted(byCodePoint) ?? kept?.teams ?? [], joinedOn: candidate.joinedOn === undefined ? kept?.joinedOn ?? null : candidate.joinedOn,
    leftOn: candidate.leftOn === undefined ? kept?.leftOn ?? null : candidate.leftOn, certificate: candidate.certificate ?? kept?.certificate ?? null,
  };
}

/** The order of the store's own lists. */
const byCodePoint = (a: string, b: string): number => Buffer.from(a).compare(Buffer.from(b));

async function writeAll(tx: Database, run: ImportRun, { writes, datasetId, teams }: { writes: readonly Write[]; datasetId: number; teams: ReadonlyMap<string, number> }): Promise<ImportedItem[]> {
  const changeSeq = await recordChange(tx, { at: run.ctx.clock.now(), datasetId, entity: 'person', operation: 'upsert' });
  const items: ImportedItem[] = [];
  for (const { candidate, stored, values: { certificate, teams: names, ...fields } } of writes) {
    const id = stored?.id ?? (await insertPerson(tx, { ...fields, datasetId, code: candidate.code, accountId: null, changeSeq }));
    if (id === null) throw new Error(`person ${candidate.code} came in between`);
    if (stored !== null && !(await updatePerson(tx, { id, version: stored.version, changeSeq }, fields))) throw new Error(`person ${candidate.code} changed in between`);
    if (candidate.certificate !== undefined && certificate !== null) await writeCertificate(tx, { personId: id, stored, certificate });
    const isMoved = names.join() !== (stored?.teamNames ?? []).join();
    if (isMoved) await replaceTeamsOf(tx, id, names.flatMap((name) => teams.get(name) ?? []));
    items.push({ entityId: id, version: stored === null ? 1 : stored.version + 1, before: stored === null ? null : { ...beforeOf(stored), ...(isMoved ? { teamIds: stored.teamIds } : {}) } });
  }
  return items;
}

const beforeOf = ({ name, kind, phone, skills, joinedOn, leftOn, certificates }: PersonRecord): Readonly<Record<string, unknown>> => ({ name, kind, phone, skills, joinedOn, leftOn, certificates });

async function writeCertificate(tx: Database, { personId, stored, certificate }: { personId: number; stored: PersonRecord | null; certificate: { number: string; validFrom: string; validUntil: string } }): Promise<void> {
  const own = stored?.certificates.find(({ number }) => number === certificate.number);
  if (own?.validFrom === certificate.validFrom && own.validUntil === certificate.validUntil) return;
  if (own !== undefined) await deleteCertificate(tx, own.id);
  await insertCertificate(tx, { personId, ...certificate });
}
