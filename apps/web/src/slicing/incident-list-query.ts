import type { ViewIntent } from '../stores/view-intent';

/**
 * The address query of the incident list that shows exactly the incidents of a view; null when the list cannot say it
 * (hours, weekdays, several categories or districts, "in no district"), because a list of other incidents would mislead.
 */
export function incidentListQuery(intent: ViewIntent): Record<string, string> | null {
  const { dataset, from, to, categories, codes, districts, weekdays, hours, statuses } = intent;
  if (weekdays.length > 0 || hours.length > 0 || districts.includes(0)) return null;
  if ([categories, codes, districts, statuses].some((list) => list.length > 1)) return null;
  const entries: [string, string | number | null | undefined][] = [
    ['dataset', dataset], ['from', from], ['to', to], ['category', categories[0]], ['code', codes[0]], ['district', districts[0]], ['status', statuses[0]],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, String(value)]));
}
