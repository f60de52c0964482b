import type { CountyGround } from './ground/prepare-ground';
import { families } from './incidents/families';
import { findScenes } from './incidents/scenes';
import { simulateDay, type CountyIncident } from './incidents/simulate-day';
import { WeightedScenes } from './incidents/weighted-scenes';
import { dayFacts, dayOf, dayOfDate, type WorkCalendar } from './life/calendar';

/** First day with records. */
export const firstSimulatedOn = '2025-01-01';

export interface CountyInput {
  readonly seed: number;
  /** UTC milliseconds: what happens at or after it has not happened yet. */
  readonly untilAt: number;
  /** How many times the town's records are drawn, each time from another seed. */
  readonly scale: number;
  readonly ground: CountyGround;
  readonly calendar: WorkCalendar;
}

/**
 * The incidents of the simulated county, copy by copy in order of time. What occurred and was closed before an instant is
 * the same however far beyond it the simulation runs; what is being handled at `untilAt` is still open then.
 */
export function* simulateCounty({ seed, untilAt, scale, ground, calendar }: CountyInput): Generator<CountyIncident> {
  for (let copy = 0; copy < scale; copy++) {
    const copySeed = seed + copy * 1_000_003;
    const scenes = findScenes(copySeed, ground);
    const weighted = families.map((family) => ({ family, scenes: new WeightedScenes(scenes, family.weightOf) }));
    for (let day = dayOfDate(firstSimulatedOn); day <= dayOf(untilAt); day++) {
      for (const incident of simulateDay(copySeed, dayFacts(seed, day, calendar), weighted)) {
        if (incident.occurredAt < untilAt) yield seenAt(untilAt, copy === 0 ? incident : { ...incident, code: `${incident.code}-${copy + 1}` });
      }
    }
  }
}

/** An incident as it stood at an instant: a closing that lies ahead has not been written yet. */
function seenAt(at: number, incident: CountyIncident): CountyIncident {
  if (incident.closedAt === null || incident.closedAt < at) return incident;
  return { ...incident, closedAt: null, outcome: 'none', status: incident.status === 'withdrawn' ? 'withdrawn' : 'open' };
}
