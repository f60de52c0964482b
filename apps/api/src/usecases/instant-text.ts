/** UTC milliseconds as the contract prints instants; null stays null. */
export const instantText = <At extends number | null>(at: At): At extends null ? null : string =>
  (at === null ? null : new Date(Math.round(at)).toISOString()) as At extends null ? null : string;

/** An instant of the contract (already checked there) as UTC milliseconds; left out = null. */
export const parseInstant = (text: string | null | undefined): number | null =>
  (text === null || text === undefined ? null : Date.parse(text));

/** The civil day of an instant in a zone, as 2026-05-01. */
export const dayTextIn = (at: number, timeZone: string): string => clockIn(at, timeZone).slice(0, 10);

/** The clock of a zone at an instant to the second, as 2026-05-01 08:30:00: what a spreadsheet takes for a time. */
export const clockTextIn = <At extends number | null>(at: At, timeZone: string): At extends null ? null : string =>
  (at === null ? null : clockIn(at, timeZone)) as At extends null ? null : string;

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function clockIn(at: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  // Swedish writes dates the way ISO 8601 does.
  if (formatter === undefined) formatters.set(timeZone, (formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })));
  return formatter.format(at);
}
