import { sql, type SQL } from 'drizzle-orm';

/** Whether a visit is a pass somebody noted the finds of; one seen in a device's positions says that somebody was there, not what was met. @param visit name of the table or of what stands for it */
export const isNoted = (visit: SQL): SQL => sql`${visit}.device_id is null`;
