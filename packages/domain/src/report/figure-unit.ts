/** A text in both languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * Units figures are counted in. Two figures may be added only under one unit: 95 处 of dust and 95 次 of wet-work orders
 * are not 190 of anything.
 * @source units as the bureau's 2023 summary prints them; per-day, per-person, per-session, pairs: derived
 */
export const figureUnits = {
  date: { zh: '日期', en: 'date' },
  offices: { zh: '个', en: 'offices' },
  named: { zh: '名', en: 'named persons' },
  people: { zh: '人', en: 'people' },
  items: { zh: '项', en: 'items' },
  places: { zh: '处', en: 'places' },
  times: { zh: '次', en: 'times' },
  copies: { zh: '份', en: 'documents' },
  firms: { zh: '家', en: 'firms' },
  shops: { zh: '户', en: 'shops' },
  matters: { zh: '件', en: 'matters' },
  cases: { zh: '起', en: 'cases' },
  sessions: { zh: '场次', en: 'sessions' },
  attendances: { zh: '人次', en: 'attendances' },
  percent: { zh: '%', en: '%' },
  'times-per-day': { zh: '次/日', en: 'times a day' },
  'times-per-person': { zh: '次/人', en: 'times a person' },
  'people-per-person': { zh: '人/人', en: 'people a person' },
  'attendances-per-session': { zh: '人次/场', en: 'a session' },
  pairs: { zh: '组', en: 'pairs' },
  mixed: { zh: '混合单位', en: 'mixed units' },
} as const satisfies Record<string, Words>;

export type FigureUnit = keyof typeof figureUnits;

/** Shares and rates: a sum of them means nothing, whatever their unit. */
const notSummable: ReadonlySet<FigureUnit> = new Set(['date', 'percent', 'times-per-day', 'times-per-person', 'people-per-person', 'attendances-per-session', 'mixed']);

/** Whether figures of this unit are counts, which may be added. */
export const isSummable = (unit: FigureUnit): boolean => !notSummable.has(unit);

export const figureUnitKeys = Object.keys(figureUnits) as FigureUnit[];
