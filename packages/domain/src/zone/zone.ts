import type { TermKind } from '../calendar/day-facts';

/** Areas with rules that hold at certain hours. `sensitive`: around a school or hospital, where the rules are stricter. */
export const zoneKinds = ['barbecue-ban', 'permitted-vending', 'keep-clear', 'sensitive', 'other'] as const;
export type ZoneKind = (typeof zoneKinds)[number];

export const zoneKindWords: Readonly<Record<ZoneKind, string>> = {
  'barbecue-ban': '露天烧烤禁止区', 'permitted-vending': '许可摊区', 'keep-clear': '净空区', sensitive: '敏感周边', other: '其他区域',
};

/** On which days a window opens. `free-days`: weekends and holidays that are not worked. */
export const zoneDayRules = ['every-day', 'workdays', 'free-days', 'market-days', 'school-days'] as const;
export type ZoneDayRule = (typeof zoneDayRules)[number];

/** Month and day, `MM-DD`; both ends included; from after to runs over the new year. */
export interface Season {
  readonly from: string;
  readonly to: string;
}

/** Hours at which a zone holds: half-open minutes of the day the window opens on. */
export interface ZoneHours {
  /** 0 = Monday; ascending, at least one. */
  readonly weekdays: readonly number[];
  readonly days: ZoneDayRule;
  /** 0..1439 */
  readonly fromMinute: number;
  /** Above fromMinute, at most a day after it; above 1440 the window runs over midnight into the next day. */
  readonly toMinute: number;
  /** null = all year. Told by the day the window opens on. */
  readonly season: Season | null;
}

/** When the bells of a place ring, for zones that hold around them. */
export interface BellTime {
  /** 0..1439 */
  readonly minute: number;
  readonly label: string;
  /** 0 = Monday; ascending. It rings on those of them that are school days. */
  readonly weekdays: readonly number[];
  /** null = in every term. */
  readonly term: TermKind | null;
}

/** What decides whether a zone holds. */
export interface ZoneRule {
  /** No windows and no bells = it holds at every hour. */
  readonly hours: readonly ZoneHours[];
  /** Instants, UTC milliseconds, half-open; null = open. */
  readonly effectiveFromAt: number | null;
  readonly effectiveToAt: number | null;
  /** The market whose days count; null = the days of any market. */
  readonly market: string | null;
  readonly bells: readonly BellTime[];
  /** Minutes before and after each bell at which it holds, on school days. */
  readonly bellBeforeMinutes: number;
  readonly bellAfterMinutes: number;
}
