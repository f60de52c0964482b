import { accept } from '@wuding/domain';
import { Binary, type Routes } from '../http/handler';
import { acknowledgeDutyAlarm, listDutyAlarms } from '../usecases/duty/duty-alarms';
import { readCovering, readNearestOnDuty, readOverlaps } from '../usecases/duty/duty-here';
import { askPrompt } from '../usecases/duty/ask-prompt';
import { exportCheckIns, exportDutyAlarms } from '../usecases/duty/export-day';
import { exportAttendance, exportDuties } from '../usecases/duty/export-duties';
import { listDuties } from '../usecases/duty/list-duties';
import { listCheckIns } from '../usecases/duty/list-check-ins';
import { readCheckInPhoto } from '../usecases/duty/read-check-in-photo';
import { readAttendance } from '../usecases/duty/read-attendance';
import { readDutyDay } from '../usecases/duty/read-duty-day';
import { readMyDuty } from '../usecases/duty/read-my-duty';
import { readMyOutlook } from '../usecases/duty/read-my-outlook';
import { readPostsAlong } from '../usecases/duty/read-posts-along';
import { readTeamShifts } from '../usecases/duty/read-team-shifts';
import { readUncovered } from '../usecases/duty/read-uncovered';
import { relieveDuty } from '../usecases/duty/relieve-duty';
import { recordCheckIns } from '../usecases/duty/record-check-ins';
import { tickDuty } from '../usecases/duty/tick-duty';

type DutyIds = 'readDutyDay' | 'readMyDuty' | 'readMyOutlook' | 'recordCheckIns' | 'tickDuty' | 'readCheckInPhoto' | 'exportAttendance' | 'listDuties' | 'exportDuties' | 'relieveDuty' | 'askPrompt' | 'exportCheckIns' | 'exportDutyAlarms' | 'listCheckIns' | 'listDutyAlarms' | 'acknowledgeDutyAlarm' | 'readAttendance' | 'readTeamShifts' | 'readCovering'
  | 'readNearestOnDuty' | 'readUncovered' | 'readOverlaps' | 'readPostsAlong';

export const dutyRoutes: Routes<DutyIds> = {
  readDutyDay: ({ ctx, params, query }) => readDutyDay({ ctx, input: { ...params, ...query } }),
  readMyDuty: ({ ctx, query }) => readMyDuty({ ctx, input: query }),
  readMyOutlook: ({ ctx }) => readMyOutlook({ ctx }),
  recordCheckIns: ({ ctx, body, idempotencyKey }) => recordCheckIns({ ctx, input: { ...body, idempotencyKey } }),
  tickDuty: ({ ctx, body, idempotencyKey }) => tickDuty({ ctx, input: { ...body, idempotencyKey } }),
  relieveDuty: ({ ctx, body, idempotencyKey }) => relieveDuty({ ctx, input: { ...body, idempotencyKey } }),
  exportCheckIns: ({ ctx, query }) => exportCheckIns({ ctx, input: query }),
  exportDutyAlarms: ({ ctx, query }) => exportDutyAlarms({ ctx, input: query }),
  askPrompt: ({ ctx, body, idempotencyKey }) => askPrompt({ ctx, input: { ...body, idempotencyKey } }),
  readCheckInPhoto: async ({ ctx, params }) => {
    const photo = await readCheckInPhoto({ ctx, input: params });
    return photo.ok ? accept(new Binary(() => photo.value, 'image/jpeg', { etag: `"${params.id}"`, cacheControl: 'private, no-store' })) : photo;
  },
  listCheckIns: ({ ctx, query }) => listCheckIns({ ctx, input: query }),
  listDutyAlarms: ({ ctx, query }) => listDutyAlarms({ ctx, input: query }),
  acknowledgeDutyAlarm: ({ ctx, params, body, version }) => acknowledgeDutyAlarm({ ctx, input: { id: params.id, version: version ?? 0, ...body } }),
  readAttendance: ({ ctx, query }) => readAttendance({ ctx, input: query }),
  exportAttendance: ({ ctx, query }) => exportAttendance({ ctx, input: query }),
  listDuties: ({ ctx, query }) => listDuties({ ctx, input: query }),
  exportDuties: ({ ctx, query }) => exportDuties({ ctx, input: query }),
  readTeamShifts: ({ ctx, query }) => readTeamShifts({ ctx, input: query }),
  readCovering: ({ ctx, query, services }) => readCovering({ ctx, input: query, maps: services.dutyMaps }),
  readNearestOnDuty: ({ ctx, query, services }) => readNearestOnDuty({ ctx, input: query, maps: services.dutyMaps }),
  readUncovered: ({ ctx, query, services }) => readUncovered({ ctx, input: query, maps: services.dutyMaps, cubes: services.cubes }),
  readOverlaps: ({ ctx, query, services }) => readOverlaps({ ctx, input: query, maps: services.dutyMaps }),
  readPostsAlong: ({ ctx, query, services }) => readPostsAlong({ ctx, input: query, maps: services.dutyMaps }),
};
