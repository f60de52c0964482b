import type { RouteLocationRaw } from 'vue-router';
import type { IncidentView } from '@wuding/contract';

/** The map with the place of an incident marked and asked about; the plain map when it has none. */
export function mapLinkOf({ position, dataset }: Pick<IncidentView, 'position' | 'dataset'>): RouteLocationRaw {
  if (position === null) return { name: 'overview', query: { dataset } };
  const place = position.map((degrees) => String(Number(degrees.toFixed(6)))).join('_');
  return { name: 'overview', query: { dataset, here: place, at: `${place}_17` } };
}
