import type { DutyState } from './attendance';
import type { CheckInKind, CheckInSource, PlaceVerdict } from './check-in';

/** States of a duty as they are spoken. */
export const dutyStateWords: Readonly<Record<DutyState, string>> = {
  'not-due': '未到时', awaited: '待到', 'on-post': '在岗', late: '迟到', vacant: '空岗', away: '脱岗', 'left-early': '早退', relieved: '已接替', 'no-signal': '无信号', completed: '已下岗',
};
export const checkInKindWords: Readonly<Record<CheckInKind, string>> = { in: '签到', out: '签退', prompt: '抽查应答', confirmed: '确认在岗', absent: '不在岗位' };
export const checkInSourceWords: Readonly<Record<CheckInSource, string>> = { phone: '本人手机', 'shared-phone': '同班手机', leader: '片区长', paper: '纸质补录' };
export const placeVerdictWords: Readonly<Record<PlaceVerdict, string>> = { inside: '岗位内', outside: '岗位外', weak: '定位弱', none: '无定位' };
