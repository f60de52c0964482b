import type { AlarmSeverity } from '@wuding/domain';

/** Which alarms take the whole screen, and for how long. @source quality goals §2: an urgent alert takes the screen within 2 s; two turns of a scene let a room read it */
export const alarmTakeover: { readonly severity: AlarmSeverity; readonly seconds: number } = { severity: 'urgent', seconds: 60 };
