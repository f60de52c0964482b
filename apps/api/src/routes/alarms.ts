import type { Routes } from '../http/handler';
import { editAlarmRule, listAlarmRules } from '../usecases/alarms/alarm-rules';
import { exportAlarms, listAlarms } from '../usecases/alarms/list-alarms';
import { watchAlarms } from '../usecases/alarms/watch-alarms';

export const alarmRoutes: Routes<'listAlarms' | 'exportAlarms' | 'listAlarmRules' | 'editAlarmRule'> = {
  listAlarms: ({ ctx, query }) => listAlarms({ ctx, input: query }),
  exportAlarms: ({ ctx, query }) => exportAlarms({ ctx, input: query }),
  listAlarmRules: ({ ctx, query }) => listAlarmRules({ ctx, input: query }),
  editAlarmRule: ({ ctx, params, body, version, services }) => editAlarmRule({ ctx, input: { ...params, ...body, version: version ?? 0 }, watch: async (datasetId) => {
    await watchAlarms(services, datasetId);
    services.patrolLive.lookAgain();
  } }),
};
