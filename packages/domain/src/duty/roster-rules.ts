/** A rule of the roster. `hard` blocks; `soft` needs a reason, which is audited. */
export interface RosterRule {
  readonly kind: 'hard' | 'soft';
  readonly limit: number;
  readonly unit: 'count' | 'minutes' | 'nights' | 'days';
  /** Article or agreement the limit rests on. */
  readonly source: string;
}

/** The rules a roster is held to, as data. Limits are inclusive: only what lies beyond is a finding. */
export const rosterRules = {
  overlap: { kind: 'hard', limit: 0, unit: 'minutes', source: '五定方案：一人一时一岗' },
  'person-left': { kind: 'hard', limit: 0, unit: 'count', source: '人员在册' },
  'on-leave': { kind: 'hard', limit: 0, unit: 'minutes', source: '请假批准记录' },
  'certificate-missing': { kind: 'hard', limit: 0, unit: 'count', source: '行政处罚法 第四十二条' },
  'certificate-expired': { kind: 'hard', limit: 0, unit: 'count', source: '行政处罚法 第四十二条；行政执法证有效期' },
  'penalty-teams': { kind: 'hard', limit: 2, unit: 'count', source: '行政处罚法 第四十二条：执法人员不得少于两人' },
  'post-full': { kind: 'hard', limit: 0, unit: 'count', source: '五定方案：定人' },
  'vehicle-taken': { kind: 'hard', limit: 0, unit: 'count', source: '车辆台账' },
  'vehicle-away': { kind: 'hard', limit: 0, unit: 'count', source: '车辆台账' },
  'overtime-day': { kind: 'hard', limit: 180, unit: 'minutes', source: '劳动法 第四十一条：每日延长不得超过三小时' },
  'overtime-month': { kind: 'hard', limit: 2_160, unit: 'minutes', source: '劳动法 第四十一条：每月不得超过三十六小时' },
  'no-rest-day': { kind: 'hard', limit: 6, unit: 'days', source: '劳动法 第三十八条：每周至少休息一日' },
  'short-rest': { kind: 'soft', limit: 660, unit: 'minutes', source: '班次间隔不少于 11 小时（本局约定，参照 2003/88/EC 第三条）' },
  'travel-time': { kind: 'soft', limit: 0, unit: 'minutes', source: '两岗之间的路程（本局约定）' },
  'night-in-a-row': { kind: 'soft', limit: 2, unit: 'nights', source: '连续夜班不超过两晚（本局约定）' },
} as const satisfies Readonly<Record<string, RosterRule>>;

export type RosterRuleId = keyof typeof rosterRules;
export const rosterRuleIds = Object.keys(rosterRules) as RosterRuleId[];

/** Rules that an approved 综合工时 scheme lifts. @source 劳动法 第三十九条 */
export const schemeLifts: ReadonlySet<RosterRuleId> = new Set<RosterRuleId>(['overtime-day', 'overtime-month', 'no-rest-day']);

/**
 * What the hours are counted by. A shift counts wholly for the civil day it begins on.
 * Ordinary time: 8 h a day (劳动法 art. 36) and 40 h a week (国务院关于职工工作时间的规定 art. 3); what lies beyond is overtime,
 * on the day on which the week's 40 h are passed.
 * Night: at least two hours between 22:00 and 06:00 (噪声污染防治法 art. 88 bounds the night so).
 * Travel: straight distance × 1.3 at 75 m/min on foot, 300 m/min with a vehicle in town.
 */
export const hoursOfWork = {
  ordinaryDayMinutes: 480, ordinaryWeekMinutes: 2_400, nightFromMinute: 22 * 60, nightToMinute: 30 * 60, nightMinutes: 120,
  detourFactor: 1.3, walkingMetresPerMinute: 75, drivingMetresPerMinute: 300,
} as const;
