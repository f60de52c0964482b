import type { RosterChange } from '@wuding/contract';
import type { Finding } from '@wuding/domain';
import { hasHard, type RosterModel } from './roster-model';
import { freeVehicle } from './use-duty-desk';

/** What chosen marks mean: duties to take off, open shifts to fill. */
export interface ChosenMarks {
  readonly duties: readonly { readonly shiftId: number; readonly personId: number }[];
  readonly gaps: readonly number[];
}

/** @param keys chip keys: `12/34` is a duty, `gap 12,13` open shifts */
export function chosenMarks(keys: ReadonlySet<string>): ChosenMarks {
  const duties: { shiftId: number; personId: number }[] = [], gaps = new Set<number>();
  for (const key of keys) {
    if (key.startsWith('gap ')) for (const id of key.slice(4).split(',')) gaps.add(Number(id));
    const duty = /^(\d+)\/(\d+)$/.exec(key);
    if (duty !== null) duties.push({ shiftId: Number(duty[1]), personId: Number(duty[2]) });
  }
  return { duties, gaps: [...gaps] };
}

/** One person over several open shifts. */
export interface BulkPlan {
  readonly changes: readonly RosterChange[];
  /** Soft findings of what is put on: they need a reason. */
  readonly findings: readonly Finding[];
  /** The first hard finding of each shift left out. */
  readonly leftOut: readonly Finding[];
}

/** Puts a person on as many of the shifts as the rules allow, earliest first, each judged with the ones before it; the index is left as it was. */
export function bulkPlan(model: RosterModel, personId: number, shiftIds: readonly number[]): BulkPlan {
  const changes: RosterChange[] = [], findings: Finding[] = [], leftOut: Finding[] = [];
  const shifts = shiftIds.flatMap((id) => model.shiftById.get(id) ?? []).toSorted((a, b) => a.startAt - b.startAt);
  for (const { id, isEditable, assignments } of shifts) {
    if (!isEditable || assignments.some((one) => one.personId === personId)) continue;
    const found = model.index.judge({ shiftId: id, personId, vehicleId: null });
    if (hasHard(found)) {
      leftOut.push(found[0]!);
      continue;
    }
    const vehicleId = freeVehicle(model, { personId, fromShiftId: null }, id);
    findings.push(...found);
    changes.push({ op: 'assign', shiftId: id, personId, vehicleId, reasons: [] });
    model.index.assign({ shiftId: id, personId, vehicleId });
  }
  for (const { shiftId } of changes) model.index.unassign(shiftId, personId);
  return { changes, findings, leftOut };
}
