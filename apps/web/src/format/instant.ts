import type { CivilDay } from './civil-day';

export type Locale = 'zh-CN' | 'en';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(options).join()}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { ...options, timeZone, hourCycle: 'h23' });
    formats.set(key, format);
  }
  return format;
}

/** "2026-11-20 17:42" on the clock of the zone; an empty text for an instant that is none. */
export function formatMinute(instant: string, timeZone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  const part: Record<string, string> = {};
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  for (const { type, value } of formatOf('en', timeZone, options).formatToParts(at)) part[type] = value;
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

/** What people call the clock of a zone: 北京时间 for the country's own, others by their IANA name. */
export function zoneName(timeZone: string, locale: Locale): string {
  if (timeZone !== 'Asia/Shanghai') return locale === 'en' ? `${timeZone} time` : `${timeZone} 时间`;
  return locale === 'en' ? 'Beijing time' : '北京时间';
}

/** "17:42:08" on the clock of the zone. */
export const formatClock = (at: number, timeZone: string): string =>
  formatOf('en', timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);

/** "10月22日" / "22 Oct"; with the year where the reader could take it for another one. */
export function formatDay(day: CivilDay, locale: Locale, hasYear = false): string {
  const options: Intl.DateTimeFormatOptions = hasYear
    ? { year: 'numeric', month: locale === 'en' ? 'short' : 'long', day: 'numeric' }
    : { month: locale === 'en' ? 'short' : 'long', day: 'numeric' };
  return formatOf(locale, 'UTC', options).format(Date.parse(`${day}T00:00:00Z`));
}

/** "10月22日 – 11月20日"; both years when they differ, the one year when it is not the current one. */
export function formatDayRange(from: CivilDay, to: CivilDay, locale: Locale, currentYear: string): string {
  const hasYear = from.slice(0, 4) !== to.slice(0, 4) || to.slice(0, 4) !== currentYear;
  if (from === to) return formatDay(from, locale, hasYear);
  if (!hasYear) return `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  if (locale === 'en') return `${formatDay(from, locale, !isOneYear)} – ${formatDay(to, locale, true)}`;
  return `${formatDay(from, locale, true)} – ${formatDay(to, locale, !isOneYear)}`;
}
