import type { RouteLocationRaw } from 'vue-router';
import type { DatasetView } from '@wuding/contract';
import { civilDayAt } from '../format/civil-day';

/** A half-open window of instants, as the figures state it. */
export interface FigureWindow {
  readonly from: string;
  readonly to: string;
}

/** Its first and its last civil day in the dataset's zone. */
export const daysOf = ({ from, to }: FigureWindow, timeZone: string): { from: string; to: string } =>
  ({ from: civilDayAt(Date.parse(from), timeZone), to: civilDayAt(Date.parse(to) - 1, timeZone) });

/** The incident list that shows exactly the records a figure counted. */
export function incidentsLink(dataset: DatasetView, filter: { window?: FigureWindow; district?: number; category?: string; source?: string; located?: 'false' }): RouteLocationRaw {
  const { window, ...rest } = filter;
  const entries = Object.entries({ ...(window === undefined ? {} : daysOf(window, dataset.timeZone)), ...rest }).map(([key, value]) => [key, String(value)]);
  return { name: 'incidents', query: { ...(dataset.isHome ? {} : { dataset: dataset.key }), ...Object.fromEntries(entries) } };
}

/** The list of passes a rate was made of. */
export const passesLink = (district: number, dataset: DatasetView, filter: { window: FigureWindow; found?: 'true'; clear?: 'true' }): RouteLocationRaw => {
  const { window, ...rest } = filter;
  return { name: 'district-passes', params: { id: district }, query: { ...daysOf(window, dataset.timeZone), ...rest } };
};
