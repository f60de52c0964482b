/**
 * The work a page belongs to, in the order of the header. A group with one page that the role may open is a link with
 * that page's name; one with several is a menu with the group's name (`nav.group.<group>`).
 */
export const navigationGroups = ['today', 'overview', 'districts', 'duty', 'analysis', 'incidents', 'registers', 'reports', 'admin'] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

export interface NavigationEntry {
  /** Name of a route in router.ts, whose meta holds the title key and the permission: both are written once. */
  readonly route: string;
  readonly group: NavigationGroup;
  /** Routes reached from this page only, such as one record of its list: while they are open, this entry is "here". */
  readonly details?: readonly string[];
  /** What goes along in the address: the dataset on show, or the whole view of the map page. Absent = nothing. */
  readonly carries?: 'dataset' | 'view';
}

/**
 * Every page that the header offers: one line each. To add a page, add its route to router.ts (title, permission) and
 * its line here. What the role may not open is not shown; a group none of whose pages may be opened is left out.
 */
export const navigation: readonly NavigationEntry[] = [
  { route: 'home', group: 'today', carries: 'dataset' },
  { route: 'overview', group: 'overview', carries: 'view' },
  { route: 'districts', group: 'districts', details: ['district', 'district-redraw', 'district-passes'], carries: 'dataset' },
  { route: 'duty', group: 'duty', details: ['duty-print', 'duty-cards'], carries: 'dataset' },
  { route: 'duty-day', group: 'duty', carries: 'dataset' },
  { route: 'console', group: 'duty', carries: 'dataset' },
  { route: 'patrol', group: 'duty', details: ['import-tracks'], carries: 'dataset' },
  { route: 'patrol-review', group: 'duty', details: ['patrol-visits'], carries: 'dataset' },
  { route: 'duty-attendance', group: 'duty', details: ['duty-records'], carries: 'dataset' },
  { route: 'my-duty', group: 'duty', details: ['check-in'] },
  { route: 'analysis', group: 'analysis', carries: 'view' },
  { route: 'forecast', group: 'analysis', carries: 'dataset' },
  { route: 'incidents', group: 'incidents', details: ['incident'], carries: 'dataset' },
  { route: 'posts', group: 'registers', details: ['post', 'post-place', 'post-cards', 'import-register'], carries: 'dataset' },
  { route: 'people', group: 'registers', carries: 'dataset' },
  { route: 'zones', group: 'registers', carries: 'dataset' },
  { route: 'codes', group: 'registers', details: ['code-mapping'], carries: 'dataset' },
  { route: 'calendar', group: 'registers', carries: 'dataset' },
  { route: 'yearly', group: 'reports', details: ['figure-records'], carries: 'dataset' },
  { route: 'accounts', group: 'admin' },
  { route: 'system', group: 'admin' },
  { route: 'audit', group: 'admin' },
  { route: 'screens', group: 'admin', details: ['wall-preview', 'screen-remote'] },
];
