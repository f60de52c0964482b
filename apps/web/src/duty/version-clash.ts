import type { RosterChange, RosterView } from '@wuding/contract';
import type { RequestFailure } from '../api/problem';
import { dutyKey } from './roster-model';

/** One line of a comparison: somebody put on a shift, or taken off. */
export interface ClashLine {
  readonly op: 'assign' | 'unassign';
  readonly shiftId: number;
  readonly personId: number;
}

/** Two people changed the same week: what I wanted, what the other one did since the version I started from. */
export interface VersionClash {
  readonly currentVersion: number | null;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly mine: readonly RosterChange[];
  readonly theirs: readonly ClashLine[];
  /** My lines that theirs do not already contain, in both directions: shifts both of us touched. */
  readonly bothTouched: ReadonlySet<number>;
}

interface Theirs {
  readonly currentVersion?: number;
  readonly changedBy?: string | null;
  readonly changedAt?: string | null;
  readonly assignments?: readonly { readonly shiftId: number; readonly personId: number }[];
}

/** Both versions of a refused step; null when it was refused for another reason. */
export function readClash(failure: RequestFailure, { base, changes }: { readonly base: RosterView; readonly changes: readonly RosterChange[] }): VersionClash | null {
  if (failure.code !== 'version-conflict') return null;
  const { currentVersion = null, changedBy = null, changedAt = null, assignments = null } = failure.data as unknown as Omit<Theirs, 'assignments'> & { assignments?: Theirs['assignments'] | null };
  const theirs = assignments === null ? [] : difference(base, assignments);
  const touched = new Set(theirs.map(({ shiftId }) => shiftId));
  return { currentVersion, changedBy, changedAt, mine: changes, theirs, bothTouched: new Set(changes.map(({ shiftId }) => shiftId).filter((shiftId) => touched.has(shiftId))) };
}

/** What leads from the assignments of a week to others: first who was taken off, then who was put on. */
function difference(base: Pick<RosterView, 'shifts' | 'assignments'>, assignments: readonly { readonly shiftId: number; readonly personId: number }[]): ClashLine[] {
  const ofWeek = new Set(base.shifts.filter(({ isOfWeek }) => isOfWeek).map(({ id }) => id));
  const before = base.assignments.filter(({ shiftId }) => ofWeek.has(shiftId));
  const had = new Set(before.map(({ shiftId, personId }) => dutyKey(shiftId, personId))), has = new Set(assignments.map(({ shiftId, personId }) => dutyKey(shiftId, personId)));
  return [
    ...before.filter(({ shiftId, personId }) => !has.has(dutyKey(shiftId, personId))).map(({ shiftId, personId }): ClashLine => ({ op: 'unassign', shiftId, personId })),
    ...assignments.filter(({ shiftId, personId }) => !had.has(dutyKey(shiftId, personId))).map(({ shiftId, personId }): ClashLine => ({ op: 'assign', shiftId, personId })),
  ];
}
