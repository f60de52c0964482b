import { dayOfIsoDate } from '@wuding/domain';
import type { Query } from '../stores/view-intent';
import { freshFilter, type Only, type Pivot, type RosterFilter } from './roster-rows';

/** What the duty page shows. Small and serialisable: it is the page's address. */
export interface DutyIntent extends RosterFilter {
  /** Any date of the week; null = this week. */
  readonly week: string | null;
  readonly tab: 'roster' | 'capacity';
  readonly pivot: Pivot;
  /** Day the map and the strip speak of, 0 = Monday; null = today, or Monday of another week. */
  readonly day: number | null;
  /** Place whose card is open: `post:12` or `beat:3`. */
  readonly card: string | null;
  /** What the map colours posts by: what is there now, or how the day is staffed. */
  readonly map: 'now' | 'plan' | null;
}

export const freshDutyIntent: DutyIntent = { ...freshFilter, week: null, tab: 'roster', pivot: 'person', day: null, card: null, map: null };

const textOf = (query: Query, name: string): string | null => {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
const oneOf = <Word extends string>(text: string | null, words: readonly Word[]): Word | null => words.find((word) => word === text) ?? null;
const placePattern = /^(post|beat):\d{1,10}$/;
const placeOf = (text: string | null): string | null => (text !== null && placePattern.test(text) ? text : null);

/** What an address says; what it says wrongly is left out. */
export function readDutyIntent(query: Query): DutyIntent {
  const week = textOf(query, 'week'), day = Number(textOf(query, 'day') ?? NaN), district = Number(textOf(query, 'district') ?? NaN);
  return {
    week: week !== null && dayOfIsoDate(week) !== null ? week : null,
    tab: oneOf(textOf(query, 'tab'), ['capacity'] as const) ?? 'roster',
    pivot: oneOf<Pivot>(textOf(query, 'pivot'), ['post']) ?? 'person',
    day: Number.isInteger(day) && day >= 0 && day < 7 ? day : null,
    districtId: Number.isInteger(district) && district > 0 ? district : null,
    placeKey: placeOf(textOf(query, 'place')), card: placeOf(textOf(query, 'card')),
    person: (textOf(query, 'person') ?? '').slice(0, 32),
    only: oneOf<Only>(textOf(query, 'only'), ['unfilled', 'conflicts']) ?? 'all',
    map: oneOf(textOf(query, 'map'), ['now', 'plan'] as const),
  };
}

/** The address of what is shown; what stands as by default is not written. */
export function writeDutyIntent(intent: DutyIntent): Record<string, string> {
  const { week, tab, pivot, day, districtId, placeKey, card, person, only, map } = intent;
  return {
    ...(week === null ? {} : { week }), ...(tab === 'roster' ? {} : { tab }), ...(pivot === 'person' ? {} : { pivot }), ...(day === null ? {} : { day: String(day) }),
    ...(districtId === null ? {} : { district: String(districtId) }), ...(placeKey === null ? {} : { place: placeKey }), ...(card === null ? {} : { card }),
    ...(person.trim() === '' ? {} : { person: person.trim() }), ...(only === 'all' ? {} : { only }), ...(map === null ? {} : { map }),
  };
}
