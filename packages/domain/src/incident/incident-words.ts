import type { HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus } from './incident';

/** How the bureau says what an incident's fields hold: on screens, in exported lists and on paper alike. */
export const incidentStatusWords: Readonly<Record<IncidentStatus, string>> = { open: '未结', closed: '已结', withdrawn: '已撤回' };
export const incidentSourceWords: Readonly<Record<IncidentSource, string>> = {
  patrol: '巡查发现', post: '岗位发现', complaint: '投诉', hotline: '12345 热线', camera: '视频', 'self-report': '自行上报', other: '其他',
};
export const handlingModeWords: Readonly<Record<HandlingMode, string>> = { 'on-the-spot': '现场处置', dispatched: '派遣处置', none: '未处置' };
export const incidentOutcomeWords: Readonly<Record<IncidentOutcome, string>> = {
  advice: '劝导', warning: '警告', penalty: '处罚', corrected: '已改正', cleared: '已清理', 'not-found': '到场未见', none: '未记录',
};
