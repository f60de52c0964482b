/**
 * Headings the yearly figures are grouped under, in order. `system`: counted by this system, not printed by the bureau.
 * @source the bureau's 2023 summary §一 to §二(一), grouped by subject
 */
export const figureHeadings = [
  'organisation', 'powers', 'street', 'sites', 'signs', 'frontage', 'filings', 'permits', 'complaints', 'enforcement', 'team', 'system',
] as const;
export type FigureHeading = (typeof figureHeadings)[number];
