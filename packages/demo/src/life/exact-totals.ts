import type { SimulatedDay, SimulatedIncident } from './record';

/**
 * The bureau's published 2023 figures that are records of incidents or site checks, and which records they count.
 * @source the bureau's 2023 summary §二(一): 占道经营8543余次, 小广告254余次, 扬尘95处, 湿法作业95次, 建筑垃圾59次, 混凝土工地57处, 门头广告234处, 电话举报16件
 */
export interface YearFigure {
  readonly id: 'act-01' | 'act-02' | 'act-03' | 'act-04' | 'act-05' | 'act-06' | 'act-08' | 'cmp-01';
  readonly target: number;
  counts(incident: SimulatedIncident): boolean;
}

const patrolled = (...codes: string[]) => (incident: SimulatedIncident): boolean =>
  incident.status !== 'withdrawn' && incident.source === 'patrol' && codes.includes(incident.eventCode);

export const yearFigures: readonly YearFigure[] = [
  { id: 'act-01', target: 95, counts: patrolled('03-02') },
  { id: 'act-02', target: 8543, counts: patrolled('05-01', '05-03', '05-04', '02-03') },
  { id: 'act-03', target: 254, counts: patrolled('02-01') },
  { id: 'act-04', target: 59, counts: patrolled('06-01') },
  { id: 'act-05', target: 57, counts: patrolled('06-04') },
  { id: 'act-06', target: 95, counts: patrolled('06-05') },
  { id: 'act-08', target: 234, counts: patrolled('02-02') },
  { id: 'cmp-01', target: 16, counts: (incident) => incident.status !== 'withdrawn' && incident.source === 'complaint' },
];

/**
 * Makes one year's records meet the published totals. Too many: the last ones were not written down. Too few: offences
 * an officer walked past, latest first, were written down after all. Nothing is copied. A pass has noticed what was written of it.
 * @returns the days with their incidents and passes adjusted, and per figure how many were dropped or added
 * @throws RangeError when the overlooked offences do not suffice
 */
export function meetYearTotals(days: readonly SimulatedDay[], figures: readonly YearFigure[]): { days: SimulatedDay[]; adjusted: Record<string, number> } {
  const dropped = new Set<string>();
  const added = new Map<SimulatedDay, SimulatedIncident[]>();
  const adjusted: Record<string, number> = {};
  for (const { id, target, counts } of figures) {
    const recorded = days.flatMap((day) => day.incidents.filter(counts));
    adjusted[id] = target - recorded.length;
    for (const incident of recorded.slice(target)) dropped.add(incident.code);
    let missing = target - recorded.length;
    for (const day of days.toReversed()) {
      if (missing <= 0) break;
      const more = day.overlooked.filter(counts).slice(0, missing);
      missing -= more.length;
      added.set(day, [...(added.get(day) ?? []), ...more]);
    }
    if (missing > 0) throw new RangeError(`${id}: ${missing} records short of ${target}`);
  }
  return {
    adjusted,
    days: days.map((day) => ({
      ...day, visits: asWritten(day, { dropped, added: added.get(day) ?? [] }),
      incidents: [...day.incidents.filter(({ code }) => !dropped.has(code)), ...(added.get(day) ?? [])].sort((a, b) => a.occurredAt - b.occurredAt || (a.code < b.code ? -1 : 1)),
    })),
  };
}

/** The day's passes with what was written of them; who wrote something down after all did not tap 到点无违规. */
function asWritten({ visits, incidents }: SimulatedDay, { dropped, added }: { readonly dropped: ReadonlySet<string>; readonly added: readonly SimulatedIncident[] }): SimulatedDay['visits'] {
  const more = new Map<number, number>();
  const note = (pass: number | null, count: number): void => void (pass !== null && more.set(pass, (more.get(pass) ?? 0) + count));
  for (const { code, pass } of incidents) if (dropped.has(code)) note(pass, -1);
  for (const { pass } of added) note(pass, 1);
  if (more.size === 0) return visits;
  return visits.map((visit, i) => {
    const noticedCount = visit.noticedCount + (more.get(i) ?? 0);
    return noticedCount === visit.noticedCount ? visit : { ...visit, noticedCount, clearTapped: visit.clearTapped && noticedCount === 0 };
  });
}
