/** UTC milliseconds as the contract prints instants; null stays null. */
export const instantText = <At extends number | null>(at: At): At extends null ? null : string =>
  (at === null ? null : new Date(Math.round(at)).toISOString()) as At extends null ? null : string;

/** An instant of the contract (already checked there) as UTC milliseconds; left out = null. */
export const parseInstant = (text: string | null | undefined): number | null =>
  (text === null || text === undefined ? null : Date.parse(text));
