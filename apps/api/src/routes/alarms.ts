import type { Routes } from '../http/handler';
import type { Services } from '../services';
import { editAlarmPolicy, readAlarmDesk } from '../usecases/alarms/alarm-desk';
import { editAlarmRule, listAlarmRules } from '../usecases/alarms/alarm-rules';
import { attendAlarms } from '../usecases/alarms/attend-alarms';
import { acknowledgeAlarm, noteAlarm, readAlarm } from '../usecases/alarms/handle-alarm';
import { acceptAlarmHandover, exportAlarmHandovers, giveAlarmHandover, listAlarmHandovers, withdrawAlarmHandover } from '../usecases/alarms/handovers';
import { exportAlarms, listAlarms } from '../usecases/alarms/list-alarms';
import { watchAlarms } from '../usecases/alarms/watch-alarms';

/** Looks at once at what stands by another rule. */
const watchOf = (services: Services) => async (datasetId: number): Promise<void> => {
  await watchAlarms(services, datasetId);
  await attendAlarms(services, datasetId);
  services.patrolLive.lookAgain();
};

type Own = 'listAlarms' | 'exportAlarms' | 'listAlarmRules' | 'editAlarmRule' | 'readAlarm' | 'acknowledgeAlarm' | 'noteAlarm' | 'readAlarmDesk' | 'editAlarmPolicy'
  | 'listAlarmHandovers' | 'exportAlarmHandovers' | 'giveAlarmHandover' | 'acceptAlarmHandover' | 'withdrawAlarmHandover';

export const alarmRoutes: Routes<Own> = {
  listAlarms: ({ ctx, query }) => listAlarms({ ctx, input: query }),
  exportAlarms: ({ ctx, query }) => exportAlarms({ ctx, input: query }),
  listAlarmRules: ({ ctx, query }) => listAlarmRules({ ctx, input: query }),
  editAlarmRule: ({ ctx, params, body, version, services }) => editAlarmRule({ ctx, input: { ...params, ...body, version: version ?? 0 }, watch: watchOf(services) }),
  readAlarm: ({ ctx, params }) => readAlarm({ ctx, input: params }),
  acknowledgeAlarm: ({ ctx, params, body, version, services }) => acknowledgeAlarm({ ctx, input: { ...params, ...body, version: version ?? 0 }, told: () => services.patrolLive.lookAgain() }),
  noteAlarm: ({ ctx, params, body, idempotencyKey }) => noteAlarm({ ctx, input: { ...params, ...body, idempotencyKey } }),
  readAlarmDesk: ({ ctx, query }) => readAlarmDesk({ ctx, input: query }),
  editAlarmPolicy: ({ ctx, body, version, services }) => editAlarmPolicy({ ctx, input: { ...body, version: version ?? 0 }, watch: watchOf(services) }),
  listAlarmHandovers: ({ ctx, query }) => listAlarmHandovers({ ctx, input: query }),
  exportAlarmHandovers: ({ ctx, query }) => exportAlarmHandovers({ ctx, input: query }),
  giveAlarmHandover: ({ ctx, body, idempotencyKey }) => giveAlarmHandover({ ctx, input: { ...body, idempotencyKey } }),
  acceptAlarmHandover: ({ ctx, params }) => acceptAlarmHandover({ ctx, input: params }),
  withdrawAlarmHandover: ({ ctx, params }) => withdrawAlarmHandover({ ctx, input: params }),
};
