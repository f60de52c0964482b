import type { DutyEntryView } from '@wuding/contract';
import type { DutyState } from '@wuding/domain';
import { grouped } from './grouped';
import type { RosterModel, RosterPlace, WeekShift } from './roster-model';

/** How a place stands, for the map. `unstaffed` = a shift runs and nobody is planned; `none` = no shift. */
export interface PlaceState {
  readonly place: RosterPlace;
  readonly glyph: DutyState;
  readonly kind: DutyState | 'unstaffed' | 'short' | 'filled' | 'none';
  /** People missing (plan), or minutes since the state began (now); 0 = nothing to say. */
  readonly amount: number;
}

/** Worst first: what a place with several people is said to be. */
const severity: readonly DutyState[] = ['vacant', 'away', 'late', 'left-early', 'no-signal', 'awaited', 'on-post', 'relieved', 'not-due', 'completed'];

/** Places of the week with a position, in the order of the roster. */
const located = ({ shifts }: RosterModel): RosterPlace[] => [...new Map(shifts.map(({ place }) => [place.key, place])).values()].filter(({ position }) => position !== null);

/** How a day of the week is staffed at each place. @param day 0 = Monday */
export function plannedStates(model: RosterModel, day: number): PlaceState[] {
  return located(model).map((place) => {
    const shifts = model.shifts.filter((shift) => shift.place.key === place.key && shift.day === day);
    const gaps = shifts.reduce((sum, { gapCount }) => sum + gapCount, 0);
    if (shifts.length === 0) return { place, glyph: 'not-due', kind: 'none', amount: 0 };
    return gaps > 0 ? { place, glyph: 'vacant', kind: 'short', amount: gaps } : { place, glyph: 'on-post', kind: 'filled', amount: 0 };
  });
}

/** How each place stands at an instant, from what is published and who has come. */
export function presentStates(model: RosterModel, entries: readonly DutyEntryView[], nowAt: number): PlaceState[] {
  const byPlace = grouped(entries, ({ place }) => place);
  return located(model).map((place) => stateNow(place, { entries: byPlace.get(place.key) ?? [], shifts: model.shifts.filter((shift) => shift.place.key === place.key), nowAt }));
}

function stateNow(place: RosterPlace, { entries, shifts, nowAt }: { entries: readonly DutyEntryView[]; shifts: readonly WeekShift[]; nowAt: number }): PlaceState {
  const running = entries.filter(({ arriveAt, endAt }) => Date.parse(arriveAt) <= nowAt && nowAt < Date.parse(endAt));
  const isRunning = shifts.some(({ startAt, endAt }) => startAt <= nowAt && nowAt < endAt);
  if (running.length === 0 && isRunning) return { place, glyph: 'vacant', kind: 'unstaffed', amount: 0 };
  const relevant = running.length > 0 ? running : entries.filter(({ state }) => state === 'not-due' || state === 'awaited').length > 0 ? entries.filter(({ state }) => state === 'not-due' || state === 'awaited') : entries;
  const [worst] = relevant.toSorted((a, b) => severity.indexOf(a.state) - severity.indexOf(b.state));
  if (worst === undefined) return { place, glyph: 'not-due', kind: 'none', amount: 0 };
  return { place, glyph: worst.state, kind: worst.state, amount: Math.max(0, Math.floor((nowAt - Date.parse(worst.sinceAt)) / 60_000)) };
}

/** States whose word stands on the map; the others are said by their shape and the legend. */
export const isAbnormal = (kind: PlaceState['kind']): boolean => ['vacant', 'away', 'late', 'left-early', 'no-signal', 'unstaffed', 'short'].includes(kind);
