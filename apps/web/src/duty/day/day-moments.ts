import { bureauTimeZone } from '../../format/bureau-time-zone';
import { addDays, startOfDay, type CivilDay } from '../../format/civil-day';

/** A civil day of the bureau as instants, half-open. */
export const momentsOf = (day: CivilDay): { from: string; to: string } => ({
  from: new Date(startOfDay(day, bureauTimeZone)).toISOString(), to: new Date(startOfDay(addDays(day, 1), bureauTimeZone)).toISOString(),
});
