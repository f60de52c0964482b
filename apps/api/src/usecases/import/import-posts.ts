import { judgePostEdit, type PostPlan, type PostState } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { Database } from '../../db/store';
import { readPostRow, type PostCandidate } from '../../ingest/post-row';
import type { RowProblem } from '../../ingest/record';
import { planWith, postCells, postValuesOf, type PostNames, type PostValues } from '../../registers/post-cells';
import { recordChange } from '../../repositories/change-log';
import { findEventCode } from '../../repositories/code-sets';
import type { ImportedItem } from '../../repositories/import-batches';
import { locatePosition } from '../../repositories/locate';
import { insertPost, postsOf, updatePost, type PostRecord } from '../../repositories/posts';
import { emptyPlan } from '../posts/check-plan';
import type { FieldChange } from './import-request';
import type { ImportRun, KeptCounts, StoredCounts } from './import-run';
import { mayWritePost } from './may-import';
import { calledOf, changesBetween, readRegister } from './read-register';
import { RegisterNames } from './register-names';
import { settleTarget } from './settle-target';
import { storeInOneTransaction } from './store-rows';

type Reading = Awaited<ReturnType<typeof readRegister<PostCandidate>>>;

/**
 * Imports posts by code, or by name where the file has none. New ones are drafts; one in force must stay whole. What the file
 * has no column for stays, and only cells that differ from what is stored change anything.
 */
export async function importPosts(run: ImportRun): Promise<KeptCounts> {
  const reading = await readRegister(run, readPostRow);
  return storeInOneTransaction(run, (tx) => storePosts(tx, run, reading));
}

interface Write {
  readonly candidate: PostCandidate;
  readonly stored: PostRecord | null;
  readonly state: PostState;
  readonly plan: PostPlan;
  readonly name: string;
  readonly changes: readonly FieldChange[];
}

async function storePosts(tx: Database, run: ImportRun, { candidates, repeatCount, repairedRows }: Reading): Promise<StoredCounts & { datasetId: number }> {
  const { dataset } = await settleTarget(tx, run.target, { newCategories: [], nowAt: run.ctx.clock.now() });
  const judge = await PostJudge.of(tx, run, dataset);
  const writes: Write[] = [];
  let sameCount = 0;
  for (const candidate of candidates) {
    const write = await judge.decide(candidate);
    if (Array.isArray(write)) {
      await run.tally.reject(candidate, write, calledOf(candidate));
      continue;
    }
    const { stored, changes } = write, isSame = stored !== null && changes.length === 0;
    if (isSame) sameCount += 1;
    else writes.push(write);
    run.tally.settle({ row: candidate.row, line: candidate.line, code: stored?.code ?? candidate.code ?? '', name: candidate.name, outcome: stored === null ? 'new' : isSame ? 'unchanged' : 'changed', changes });
  }
  const counts = {
    datasetId: dataset.id, acceptedCount: writes.length, updatedCount: writes.filter(({ stored }) => stored !== null).length,
    repairedCount: writes.filter(({ candidate }) => repairedRows.has(candidate.row)).length, duplicateCount: sameCount + repeatCount, remarks: [],
  };
  return writes.length === 0 ? counts : { ...counts, items: await writeAll(tx, run, { writes, datasetId: dataset.id }) };
}

async function writeAll(tx: Database, { ctx }: ImportRun, { writes, datasetId }: { writes: readonly Write[]; datasetId: number }): Promise<ImportedItem[]> {
  const nowAt = ctx.clock.now(), step = { at: nowAt, actorName: ctx.actor.username, action: 'import', reason: '' };
  const changeSeq = await recordChange(tx, { at: nowAt, datasetId, entity: 'post', operation: 'upsert' });
  const items: ImportedItem[] = [];
  for (const { candidate, stored, state, plan, name } of writes) {
    const draft = { name, state, plan, districtId: plan.where.districtId };
    const id = stored?.id ?? (await insertPost(tx, { ...draft, datasetId, code: candidate.code, changeSeq }, step));
    if (id === null) throw new Error(`post ${candidate.code ?? candidate.name} came in between`);
    if (stored !== null && !(await updatePost(tx, { id, version: stored.version, changeSeq }, draft, step))) throw new Error(`post ${stored.code} changed in between`);
    items.push({ entityId: id, version: stored === null ? 1 : stored.version + 1, before: stored === null ? null : { name: stored.name, plan: stored.plan } });
  }
  return items;
}

/** Decides row by row what a post would become, against what the dataset has. */
class PostJudge {
  readonly #tx: Database;
  readonly #run: ImportRun;
  readonly #dataset: { readonly id: number; readonly codeSetId: number };
  readonly #names: RegisterNames;
  readonly #posts: readonly PostRecord[];
  readonly #knownCodes = new Map<string, boolean>();

  private constructor(tx: Database, run: ImportRun, dataset: { readonly id: number; readonly codeSetId: number }, held: { names: RegisterNames; posts: readonly PostRecord[] }) {
    this.#tx = tx;
    this.#run = run;
    this.#dataset = dataset;
    this.#names = held.names;
    this.#posts = held.posts;
  }

  static async of(tx: Database, run: ImportRun, dataset: { readonly id: number; readonly codeSetId: number }): Promise<PostJudge> {
    return new PostJudge(tx, run, dataset, { names: await RegisterNames.of(tx, dataset.id), posts: await postsOf(tx, dataset.id, ['draft', 'published', 'suspended', 'closed']) });
  }

  async decide(candidate: PostCandidate): Promise<Write | RowProblem[]> {
    const stored = this.#storedOf(candidate);
    if (stored === 'ambiguous') return [{ field: 'name', reason: 'ambiguous-name', detail: candidate.name }];
    const plan = stored?.plan ?? emptyPlan, current = postValuesOf(stored?.name ?? candidate.name, plan);
    const problems: RowProblem[] = [];
    const given = this.#overlay(current, candidate, problems);
    for (const code of candidate.values.eventCodes ?? []) if (!(await this.#isEventCode(code))) problems.push({ field: 'eventCodes', reason: 'unknown-category', detail: code });
    if (problems.length > 0) return problems;
    const values = await this.#placed(given, stored, candidate);
    const names: PostNames = this.#names, code = stored?.code ?? candidate.code ?? '';
    const changes = changesBetween(stored === null ? null : postCells(code, current, names), postCells(code, values, names));
    const next = planWith(plan, values), write = { candidate, stored, state: stored?.state ?? ('draft' as const), plan: next, name: values.name, changes };
    return stored !== null && changes.length === 0 ? write : this.#permitted(write);
  }

  #permitted(write: Write): Write | RowProblem[] {
    const { stored, plan, state } = write, { actor } = this.#run.ctx;
    const isOwn = mayWritePost(actor, plan.where.districtId) && (stored === null || mayWritePost(actor, stored.districtId));
    if (!isOwn) return [{ field: 'district', reason: 'not-own-district', detail: '' }];
    const judged = judgePostEdit(state, plan);
    if (judged.ok) return write;
    const pointers = judged.refusal.data?.['pointers'];
    return [{ field: 'code', reason: judged.refusal.code, detail: Array.isArray(pointers) ? pointers.join('、') : '' }];
  }

  #storedOf({ code, name }: PostCandidate): PostRecord | null | 'ambiguous' {
    if (code !== null) return this.#posts.find((post) => post.code === code) ?? null;
    const named = this.#posts.filter((post) => post.name === name && post.state !== 'closed');
    return named.length > 1 ? 'ambiguous' : named[0] ?? null;
  }

  /** What the row says over what is stored; a cell that says what is stored already leaves it as it is. */
  #overlay(current: PostValues, { name, primary, relief, district, values }: PostCandidate, problems: RowProblem[]): PostValues {
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<PostValues>;
    const refer = (field: 'primary' | 'relief' | 'district', text: string | undefined, kept: number | null): number | null => {
      if (text === undefined) return kept;
      const found = field === 'district' ? this.#names.districtOf(text) : this.#names.personOf(text);
      if (typeof found !== 'string') return found;
      problems.push({ field, reason: found, detail: text });
      return null;
    };
    const given = {
      ...current, ...said, name, primaryPersonId: refer('primary', primary, current.primaryPersonId), reliefPersonId: refer('relief', relief, current.reliefPersonId),
      districtId: refer('district', district, current.districtId),
    };
    const before = postCells('', current, this.#names), after = postCells('', given, this.#names);
    const isKept = { pattern: before.pattern === after.pattern, shape: before.lng === after.lng && before.lat === after.lat && before.line === after.line, checklist: before.checklist === after.checklist, handover: before.handover === after.handover };
    return {
      ...given, pattern: isKept.pattern ? current.pattern : given.pattern, shape: isKept.shape ? current.shape : given.shape,
      checklist: isKept.checklist ? current.checklist : given.checklist, handover: isKept.handover ? current.handover : given.handover,
    };
  }

  /** A new place without a district named gets the one it lies in. */
  async #placed(values: PostValues, stored: PostRecord | null, { district }: PostCandidate): Promise<PostValues> {
    const { shape } = values;
    if (shape === null || (district !== undefined && district !== '') || (stored !== null && values.districtId !== null)) return values;
    const first = (shape.type === 'Point' ? shape.coordinates : shape.coordinates[0]) as Position;
    const { districtId } = await locatePosition(this.#tx, { datasetId: this.#dataset.id, position: first, at: this.#run.ctx.clock.now() });
    return { ...values, districtId };
  }

  async #isEventCode(code: string): Promise<boolean> {
    const known = this.#knownCodes.get(code) ?? (await findEventCode(this.#tx, this.#dataset.codeSetId, code)) !== null;
    this.#knownCodes.set(code, known);
    return known;
  }
}
