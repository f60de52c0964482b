/** A calendar day in some zone, `YYYY-MM-DD`. */
export type CivilDay = string;

const dayMilliseconds = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists, written `YYYY-MM-DD`, between 1900 and 2200. */
export function isCivilDay(text: string): text is CivilDay {
  const match = pattern.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  return year >= 1900 && year <= 2200 && toDayText(utcMidnight(text)) === text;
}

/** The day after (or before, negative) so many days. */
export const addDays = (day: CivilDay, count: number): CivilDay => toDayText(utcMidnight(day) + count * dayMilliseconds);

/** Days from one day to another; 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: CivilDay, to: CivilDay): number => Math.round((utcMidnight(to) - utcMidnight(from)) / dayMilliseconds);

/** 0 = Monday … 6 = Sunday, as the rhythm counts. */
export const weekdayOf = (day: CivilDay): number => (new Date(utcMidnight(day)).getUTCDay() + 6) % 7;

/** What a person typed as a day: 2026-10-22, 2026/10/22, 2026.10.22, 20261022 or 2026年10月22日; null when it is none. */
export function readCivilDay(text: string): CivilDay | null {
  const match = /^\s*(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?\s*$/.exec(text);
  if (match === null) return null;
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  return isCivilDay(day) ? day : null;
}

/** The day an instant (UTC milliseconds) falls on in the zone. */
export const civilDayAt = (at: number, timeZone: string): CivilDay => toDayText(at + zoneOffset(at, timeZone));

/**
 * The instant a day begins in the zone, UTC milliseconds. Where the clocks jump over midnight it is the first
 * instant of that day.
 */
export function startOfDay(day: CivilDay, timeZone: string): number {
  const wanted = utcMidnight(day);
  const guess = wanted - zoneOffset(wanted, timeZone);
  const offsets = [zoneOffset(guess, timeZone), zoneOffset(guess - dayMilliseconds / 2, timeZone), zoneOffset(guess + dayMilliseconds / 2, timeZone)];
  const candidates = offsets.map((offset) => wanted - offset).filter((at) => civilDayAt(at, timeZone) === day);
  return candidates.length === 0 ? guess : Math.min(...candidates);
}

const utcMidnight = (day: CivilDay): number => Date.parse(`${day}T00:00:00Z`);
const toDayText = (utcMilliseconds: number): CivilDay =>
  Number.isNaN(utcMilliseconds) ? '' : new Date(utcMilliseconds).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC at that instant, milliseconds. */
function zoneOffset(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
  return local - Math.floor(at / 1_000) * 1_000;
}
