import type { RosterChanged, RosterFinding } from '@wuding/contract';
import { accept, isAllowed, refuse, type DutyIndex, type Finding, type Plain, type Refusal, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { RosterStep } from '../../db/schema';
import type { Database } from '../../db/store';
import { deleteAssignments, insertAssignments } from '../../repositories/assignments';
import { recordChange } from '../../repositories/change-log';
import { appendStep, countSteps, lastHand } from '../../repositories/roster-steps';
import { findRoster, takeVersion, type RosterRecord } from '../../repositories/rosters';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { findingViews } from './finding-view';
import { indexOf, loadRoster, type RosterFacts } from './load-roster';
import { isDraftChanged } from './roster-diff';
import { rosterWeek, type RosterWeek } from './roster-week';

export interface StepInput {
  readonly week: string;
  readonly dataset?: string | undefined;
  readonly version: number;
}

/** A draft opened for one step. */
export interface OpenRoster {
  readonly tx: Database;
  readonly roster: RosterRecord;
  readonly week: RosterWeek;
  readonly facts: RosterFacts;
  readonly index: DutyIndex;
}

/** What a step wants: strict steps fail on the first finding they may not pass, lenient ones leave such assignments out. */
export interface WantedStep {
  readonly steps: readonly RosterStep[];
  readonly isLenient: boolean;
  readonly note: string;
  /** Writes the step down; a new one by default. */
  keep?(done: { forward: readonly RosterStep[]; inverse: readonly RosterStep[] }): Promise<void>;
}

/**
 * One step of a week's draft over the expected version: judged by the domain's rules against the state inside the
 * transaction, written, kept with its inverse, audited with the reasons that overruled soft rules.
 */
export async function stepRoster(ctx: Context, input: StepInput, decide: (open: OpenRoster) => Promise<Result<WantedStep>>): Promise<Result<RosterChanged>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, nowAt = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId, entity: 'roster', operation: 'upsert' });
    const roster = await findRoster(tx, datasetId, week.value.weekOn);
    if (roster === null) return refuse('not-found');
    const facts = await loadRoster(tx, { roster, week: week.value });
    if (!(await takeVersion(tx, { id: roster.id, version: input.version, changeSeq }))) return versionConflict(tx, roster, facts);
    const open: OpenRoster = { tx, roster, week: week.value, facts, index: indexOf(facts) };
    const wanted = await decide(open);
    if (!wanted.ok) return wanted;
    const judged = judgeSteps(ctx, open, wanted.value);
    if (!judged.ok) return judged;
    const { forward, inverse, skipped, overruled } = judged.value;
    const isWhole = await write(tx, forward);
    if (!isWhole) return refuse('roster-conflict', { data: { findings: [] } });
    const kept = { rosterId: roster.id, at: nowAt, actorAccountId: ctx.actor.accountId, actorName: ctx.actor.username, note: wanted.value.note, forward, inverse };
    await (wanted.value.keep === undefined ? appendStep(tx, kept) : wanted.value.keep({ forward, inverse }));
    return accept({
      value: {
        version: input.version + 1, assignments: ofWeek(open), ...(await countSteps(tx, roster.id)), isChanged: await isDraftChanged(tx, roster.id),
        skipped: skipped.map((one) => ({ shiftId: one.shiftId, personId: one.personId, findings: findingViews(one.findings) })),
      },
      audit: { action: 'plan', entity: 'roster', entityId: week.value.weekOn, datasetId, itemCount: forward.length, detail: { version: input.version + 1, note: wanted.value.note, overruled, skippedCount: skipped.length } },
    });
  });
}

/** Tells the second editor what the first one wrote. */
export async function versionConflict(db: Database, roster: RosterRecord, facts: RosterFacts): Promise<Result<never>> {
  const hand = await lastHand(db, roster.id);
  const ids = new Set(facts.shifts.filter(({ isOfWeek }) => isOfWeek).map(({ id }) => id));
  const assignments = facts.assignments.filter(({ shiftId }) => ids.has(shiftId)).map(({ shiftId, personId, vehicleId }) => ({ shiftId, personId, vehicleId }));
  return refuse('version-conflict', { data: { currentVersion: roster.version, changedBy: hand?.actorName ?? null, changedAt: hand?.at.toISOString() ?? null, assignments } });
}

interface Judged {
  readonly forward: RosterStep[];
  readonly inverse: RosterStep[];
  readonly skipped: { shiftId: number; personId: number; findings: readonly Finding[] }[];
  /** Soft rules that were overruled, with the reasons given. */
  readonly overruled: { shiftId: number; personId: number; rule: string; reason: string }[];
}

/** Takes people off first, then puts them on one by one, each judged against what stands by then. */
function judgeSteps(ctx: Context, { index, facts }: OpenRoster, { steps, isLenient }: WantedStep): Result<Judged> {
  const known = { shifts: new Map(facts.shifts.map((shift) => [shift.id, shift])), vehicles: new Set(facts.vehicles.map(({ id }) => id)), reasons: new Map(facts.assignments.map((one) => [`${one.shiftId}/${one.personId}`, one.reasons])) };
  const judged: Judged = { forward: [], inverse: [], skipped: [], overruled: [] }, blocking: Finding[] = [], unreasoned: Finding[] = [];
  for (const [position, step] of steps.entries()) {
    const strange = strangeIn(step, { index, known, position });
    if (strange !== null) return { ok: false, refusal: strange };
    if (!isAllowed(ctx.actor, 'roster.edit', { districtId: index.shifts.get(step.shiftId)?.districtId ?? null })) return refuse('not-allowed');
  }
  for (const step of steps.toSorted((a, b) => Number(a.op === 'assign') - Number(b.op === 'assign'))) {
    const { shiftId, personId } = step, present = index.entryOf(shiftId, personId);
    const back: RosterStep = present === null ? { op: 'unassign', shiftId, personId }
      : { op: 'assign', shiftId, personId, vehicleId: present.assignment.vehicleId, reasons: known.reasons.get(`${shiftId}/${personId}`) ?? [] };
    if (step.op === 'unassign') {
      if (present === null) continue;
      index.unassign(shiftId, personId);
    } else {
      const findings = index.judge(step), hard = findings.filter(({ kind }) => kind === 'hard');
      const missing = findings.filter(({ kind, rule }) => kind === 'soft' && !step.reasons.some((one) => one.rule === rule));
      if (isLenient && hard.length + missing.length > 0) {
        judged.skipped.push({ shiftId, personId, findings });
        continue;
      }
      blocking.push(...hard);
      unreasoned.push(...missing);
      judged.overruled.push(...findings.filter(({ kind }) => kind === 'soft').flatMap(({ rule }) => step.reasons.filter((one) => one.rule === rule).map(({ reason }) => ({ shiftId, personId, rule, reason }))));
      index.assign(step);
    }
    judged.forward.push(step);
    judged.inverse.unshift(back);
  }
  if (blocking.length > 0) return refuse('roster-conflict', { data: { findings: plainFindings(blocking) } });
  if (unreasoned.length > 0) return refuse('reason-required', { data: { findings: plainFindings(unreasoned) } });
  return accept(judged);
}

export const plainFindings = (findings: readonly Finding[]): Plain => findingViews(findings).map(({ data, ...rest }: RosterFinding) => ({ ...rest, data: { ...data } }));

interface Known {
  readonly shifts: ReadonlyMap<number, RosterFacts['shifts'][number]>;
  readonly vehicles: ReadonlySet<number>;
}

/** What a step names that is not there, or not of this week. */
function strangeIn(step: RosterStep, { index, known, position }: { index: DutyIndex; known: Known; position: number }): Refusal | null {
  const pointer = (field: string): string => `/changes/${position}/${field}`;
  if (known.shifts.get(step.shiftId)?.isOfWeek !== true) return { code: 'unknown-shift', pointer: pointer('shiftId') };
  if (step.op === 'unassign') return null;
  if (!index.people.has(step.personId)) return { code: 'unknown-person', pointer: pointer('personId') };
  return step.vehicleId !== null && !known.vehicles.has(step.vehicleId) ? { code: 'unknown-vehicle', pointer: pointer('vehicleId') } : null;
}

/** @returns false when the store's own rule held something back: another week of the same person was written meanwhile */
async function write(tx: Database, forward: readonly RosterStep[]): Promise<boolean> {
  await deleteAssignments(tx, 'draft', forward);
  const on = forward.filter((step) => step.op === 'assign');
  return (await insertAssignments(tx, 'draft', on, on.map(({ reasons }) => reasons))) === on.length;
}

function ofWeek({ index, facts }: OpenRoster): RosterChanged['assignments'] {
  const reasons = new Map(facts.assignments.map((one) => [`${one.shiftId}/${one.personId}`, one.reasons]));
  return facts.shifts.filter(({ isOfWeek }) => isOfWeek).flatMap(({ id }) => index.entriesOfShift(id).map(({ assignment }) => {
    const given = (assignment as { reasons?: typeof facts.assignments[number]['reasons'] }).reasons;
    return { shiftId: id, personId: assignment.personId, vehicleId: assignment.vehicleId, reasons: (given ?? reasons.get(`${id}/${assignment.personId}`) ?? []).map((one) => ({ ...one })) };
  }));
}
