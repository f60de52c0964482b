/**
 * Headings the yearly figures are grouped under, in order. `system`: counted by this system, not printed by the bureau.
 * @source the bureau's 2023 summary §一 to §二(一), grouped by subject
 */
export const figureHeadings = [
  'organisation', 'powers', 'street', 'sites', 'signs', 'frontage', 'filings', 'permits', 'complaints', 'enforcement', 'team', 'system',
] as const;
export type FigureHeading = (typeof figureHeadings)[number];

export const figureHeadingWords: Readonly<Record<FigureHeading, string>> = {
  organisation: '机构', powers: '职权', street: '市容', sites: '工地', signs: '广告', frontage: '四包', filings: '备案', permits: '审批', complaints: '投诉',
  enforcement: '执法', team: '队伍', system: '本系统另算',
};
