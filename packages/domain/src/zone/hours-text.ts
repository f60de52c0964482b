import { checkZoneHours } from './check-hours';
import { zoneDayRules, type ZoneDayRule, type ZoneHours } from './zone';

const dayWords: Readonly<Record<string, ZoneDayRule>> = {
  每天: 'every-day', 工作日: 'workdays', 休息日: 'free-days', 赶集日: 'market-days', 市场日: 'market-days', 上学日: 'school-days',
  ...Object.fromEntries(zoneDayRules.map((rule) => [rule, rule])),
};
const allWeek = [0, 1, 2, 3, 4, 5, 6];

/**
 * Hours in one line, as files carry them: `every-day 18:00-25:00; market-days 06:00-15:00; every-day/5,6,7 18:30-24:30 @04-01..10-31`.
 * Days in English or Chinese, `/1,2` = Monday and Tuesday, hours above 24:00 run into the next day, `@` names a season. Empty = no hours.
 */
export const zoneHoursText = (hours: readonly ZoneHours[]): string => hours.map(({ days, weekdays, fromMinute, toMinute, season }) =>
  `${days}${weekdays.length === 7 ? '' : `/${weekdays.map((day) => day + 1).join(',')}`} ${clockText(fromMinute)}-${clockText(toMinute)}${season === null ? '' : ` @${season.from}..${season.to}`}`).join('; ');

/** `25:00` for an hour after the next midnight. */
export const clockText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const windowPattern = /^(\S+?)(?:\/([1-7](?:,[1-7])*))?\s+(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)(?:\s*@(\d\d-\d\d)\.\.(\d\d-\d\d))?$/;

/** The hours a line says; null when it cannot be read or says hours no day has. */
export function parseZoneHours(text: string): ZoneHours[] | null {
  const hours: ZoneHours[] = [];
  for (const part of text.split(/[;；]/).map((one) => one.trim()).filter((one) => one !== '')) {
    const [, word = '', days, fromHour, fromMinute, toHour, toMinute, from, to] = windowPattern.exec(part) ?? [];
    const rule = dayWords[word];
    if (rule === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59) return null;
    hours.push({
      days: rule, weekdays: days === undefined ? allWeek : days.split(',').map((day) => Number(day) - 1).toSorted((a, b) => a - b),
      fromMinute: Number(fromHour) * 60 + Number(fromMinute), toMinute: Number(toHour) * 60 + Number(toMinute),
      season: from === undefined || to === undefined ? null : { from, to },
    });
  }
  return checkZoneHours(hours).ok ? hours : null;
}
