/** A day of the civil calendar, `YYYY-MM-DD`, in the zone of whoever asks. */
export type CivilDate = string;

const dayMilliseconds = 86_400_000;

/** Days since 1970-01-01. @throws RangeError for a text that is no day */
export function dayNumberOf(on: CivilDate): number {
  const at = Date.parse(`${on}T00:00:00Z`);
  if (Number.isNaN(at) || civilDateOf(at / dayMilliseconds) !== on) throw new RangeError(`"${on}" is no day`);
  return at / dayMilliseconds;
}

export const civilDateOf = (dayNumber: number): CivilDate => new Date(dayNumber * dayMilliseconds).toISOString().slice(0, 10);

export const dayAfter = (on: CivilDate, days = 1): CivilDate => civilDateOf(dayNumberOf(on) + days);

/** 0 = Monday. 1970-01-01 was a Thursday. */
export const weekdayOf = (on: CivilDate): number => (((dayNumberOf(on) + 3) % 7) + 7) % 7;

/** A minute of a civil day: what a clock on the wall shows. */
export interface CivilMoment {
  readonly on: CivilDate;
  /** 0..1439 */
  readonly minute: number;
}

/**
 * Reads instants off the wall clocks of a zone.
 * @param timeZone IANA name; @throws RangeError when the runtime knows none of that name
 */
export function civilMomentsIn(timeZone: string): (at: number) => CivilMoment {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  return (at) => {
    const [on = '', clock = ''] = format.format(at).split(' ');
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return { on, minute: hour * 60 + minute };
  };
}
