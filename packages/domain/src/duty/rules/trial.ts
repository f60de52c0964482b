import type { DutyEntry } from '../duty-entry';
import type { DutyPerson, DutyShift, Finding } from '../duty-facts';
import type { DutyIndex } from '../duty-index';
import { rosterRules, type RosterRuleId } from '../roster-rules';

/** One assignment under judgement. */
export interface Trial {
  readonly index: DutyIndex;
  readonly person: DutyPerson;
  readonly shift: DutyShift;
  /** Where the person stands on the shift already, to be left out of what it is held against. */
  readonly present: DutyEntry | null;
  readonly entry: DutyEntry;
  readonly vehicleId: number | null;
}

export function finding({ person, shift }: Trial, rule: RosterRuleId, data: Finding['data']): Finding {
  const { kind, source } = rosterRules[rule];
  return { rule, kind, personId: person.id, shiftId: shift.id, source, data };
}
