import { dayFacts, type WorkCalendar } from '../life/calendar';
import { planDay, type LifeWorld } from '../life/simulate-day';
import { carriersOn } from './carriers';

/** A fault planted into a device for a week: what the ingest must notice. */
export interface PlantedFault {
  /** Code of the person who carries it. */
  readonly device: string;
  /** `gcj02-label`: positions in GCJ-02 labelled WGS-84; `clock-day` and `clock-hour`: its clock a day ahead, an hour behind. */
  readonly kind: (typeof faultKinds)[number];
  /** First day of the week. */
  readonly fromDay: number;
}

const faultKinds = ['gcj02-label', 'clock-day', 'clock-hour'] as const;

/** The faults of the week a day lies in: in one week of two, on the devices that are carried most. [simulated] */
export function faultsOf({ world, calendar }: { readonly world: LifeWorld; readonly calendar: WorkCalendar }, day: number): PlantedFault[] {
  // Day 4 of 1970 was a Monday.
  const week = Math.floor((day - 4) / 7), fromDay = week * 7 + 4;
  if (week % 2 !== 0) return [];
  const shiftCount = new Map<string, number>();
  for (let one = fromDay; one < fromDay + 7; one++) {
    for (const { person } of carriersOn(planDay(world, dayFacts(world.seed, one, calendar)).duties)) {
      const { code = '', role = '' } = world.people[person] ?? {};
      if (role === 'auxiliary') shiftCount.set(code, (shiftCount.get(code) ?? 0) + 1);
    }
  }
  const most = [...shiftCount].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return faultKinds.flatMap((kind, i) => (most[i] === undefined ? [] : [{ device: most[i][0], kind, fromDay }]));
}
