import { random } from '../random';
import { dayOf, dayOfDate, instantOf } from './calendar';
import type { SimulatedIncident } from './record';

/** Until the end of 2023 everything was closed on the day; since then what is sent on waits for its term. [simulated] */
const firstTermDay = dayOfDate('2024-01-01');
interface Term {
  /** Whole days until the matter is looked at again: at the least, and beyond that on the average. */
  readonly least: number;
  readonly mean: number;
}
/** By what was decided about somebody who was met. [simulated] */
const termsOfOutcome: Readonly<Record<string, Term>> = { advice: { least: 1, mean: 1 }, warning: { least: 1, mean: 1.5 }, penalty: { least: 5, mean: 5 } };
/** Sites, rubble and signs get a term to put it right: dust, rubble, concrete sites, wet work, shop signs. [simulated] */
const termsOfEvent: Readonly<Record<string, Term>> = {
  '03-02': { least: 1, mean: 3 }, '06-01': { least: 1, mean: 3 }, '06-04': { least: 1, mean: 4 }, '06-05': { least: 1, mean: 2 }, '02-02': { least: 2, mean: 5 },
};
const workingDay = { from: 9 * 60, to: 17.5 * 60 } as const;

/**
 * The record with the time it was really closed at: what is sent on is looked at again on a later day in working hours.
 * Depends on nothing but the record, so that it is the same whenever the county is told.
 */
export function handled<Incident extends SimulatedIncident>(seed: number, incident: Incident): Incident {
  const { occurredAt, handlingMode, eventCode, outcome, status, closedAt, code } = incident, day = dayOf(occurredAt);
  const term = termsOfEvent[eventCode] ?? (handlingMode === 'dispatched' ? termsOfOutcome[outcome] : undefined);
  if (term === undefined || status === 'withdrawn' || closedAt === null || day < firstTermDay) return incident;
  const r = random(seed, 'handling', code);
  const closedDay = day + term.least + Math.floor(r.exponential(term.mean));
  return { ...incident, handlingMode: 'dispatched', closedAt: Math.round(instantOf(closedDay, workingDay.from + r.uniform() * (workingDay.to - workingDay.from))) };
}
