import type { MarketRule, SchoolTerm } from '@wuding/domain';

/** Both farm markets keep the same days, so that the whole county comes to town on them. [simulated] */
export const marketRules: readonly MarketRule[] = ['县城农贸市场', '东卡集贸市场'].map((market) => ({ market, anchorOn: '2022-12-16', periodDays: 5 }));

const firstYear = 2022;
const lastYear = 2027;

/** Two terms a year, with February, July and August off. [simulated] */
export const schoolTerms: readonly SchoolTerm[] = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i).flatMap((year) => [
  { name: `${year}年春季学期`, kind: 'spring' as const, from: `${year}-03-01`, to: `${year}-06-30` },
  { name: `${year}年秋季学期`, kind: 'autumn' as const, from: `${year}-09-01`, to: `${year + 1}-01-31` },
]);
