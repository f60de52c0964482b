import type { DutyEntryView } from '@wuding/contract';
import type { DutyState } from '@wuding/domain';

/** What asks for somebody first. @source design language §6: 空岗, 脱岗, 迟到, then the longest wait */
export const stateOrder: readonly DutyState[] = ['vacant', 'away', 'late', 'no-signal', 'left-early', 'awaited', 'on-post', 'not-due', 'relieved', 'completed'];

export const daySorts = ['urgent', 'time', 'place'] as const;
export type DaySort = (typeof daySorts)[number];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const comparisons: Readonly<Record<DaySort, (a: DutyEntryView, b: DutyEntryView) => number>> = {
  urgent: (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || byText(a.sinceAt, b.sinceAt),
  time: (a, b) => byText(a.startAt, b.startAt) || byText(a.placeName, b.placeName),
  place: (a, b) => byText(a.placeName, b.placeName) || byText(a.startAt, b.startAt),
};
export const sortDay = (entries: readonly DutyEntryView[], sort: DaySort): DutyEntryView[] => entries.toSorted((a, b) => comparisons[sort](a, b) || byText(a.personName, b.personName));

export const keyOf = ({ shiftId, personId }: Pick<DutyEntryView, 'shiftId' | 'personId'>): string => `${shiftId}-${personId}`;

/** One state for each place drawn: the worst of the people whose hour it is, else of the shift next to it. */
export function placeStates(entries: readonly DutyEntryView[], now: number): DutyEntryView[] {
  const places = new Map<string, DutyEntryView[]>();
  for (const entry of entries) if (entry.position !== null) places.set(entry.place, [...(places.get(entry.place) ?? []), entry]);
  return [...places.values()].map((all) => {
    const running = all.filter(({ arriveAt, endAt }) => Date.parse(arriveAt) <= now && now < Date.parse(endAt));
    return sortDay(running.length > 0 ? running : nextOf(all, now), 'urgent')[0]!;
  });
}

function nextOf(entries: readonly DutyEntryView[], now: number): readonly DutyEntryView[] {
  const ahead = entries.filter(({ startAt }) => Date.parse(startAt) > now);
  return ahead.length > 0 ? ahead : entries;
}
