import { checkInSourceWords, placeVerdictWords } from '@wuding/domain';

/** 当日值守和到岗率。 */
export const dutyDayWords = {
  checkInSource: checkInSourceWords, placeVerdict: placeVerdictWords,
  dutyDay: {
    states: '按状态看', state: '状态', place: '守点', shift: '班次', person: '人员', certified: '持证', onPost: '在岗 / 应在', basisTitle: '依据', since: '{time} 起', minutes: '{n} 分', ofMinutes: '{n} / {of} 分',
    basis: { phone: '手机 {n}', leader: '片区长 {n}', paper: '纸质 {n}', positions: '定位 {n} 段', prompts: '抽查应答 {n}/{of}', none: '还没有记录' },
    alarms: { title: '告警', which: '看哪些', open: '待处理 {n}', all: '全部 {n}', none: '没有待处理的告警。', answer: '处理', note: '怎么处理的', done: '已处理' },
    act: { confirm: '确认在岗', paper: '补录', absent: '记不在岗', relieve: '安排接替' },
    actNote: { confirm: '当面看到本人在岗。记录注明“片区长”。', paper: '按纸质签到表补录。记录注明“纸质补录”。', absent: '联系不上或已查实不在岗。记录注明“片区长”。', relieve: '从现在起由另一人接替，按排班的硬性规则检查。' },
    ask: '抽查一次', asked: '已发到手机，{time} 前应答。',
    exportDuties: '导出班次', exportCheckIns: '导出签到',
    paperKind: '签到或签退', paperTime: '时间（24 小时制，如 07:35）', paperTimeBad: '写成 07:35 这样', relief: '接替人', noRelief: '没有不冲突的人可以接替。', noteOptional: '备注（可不填）', reason: '原因',
    awayMinutes: '不在岗', unknownMinutes: '另有 {n} 分不知情况', late: '迟到', promptsTitle: '抽查', checklist: '清单', checklistCount: '{n} / {of}', notTold: '未填', undone: '未勾选', trail: '签到经过', trailFailed: '签到经过没有取到', trailNone: '还没有记录。', clockSuspect: '时钟已校正', distance: '离岗位 {n} 米，精度 ±{accuracy} 米', photo: '签到照片',
    asOf: '截至 {time}，每 15 秒更新', before: '前一天', after: '后一天', day: '日期', dayBad: '没有这一天', today: '今天', district: '片区', allDistricts: '全部片区', sort: '排序', sorts: { urgent: '先急后缓', time: '按时间', place: '按守点' },
    doubt: '{team} {people} 人 {n} 次签到都朝同一方向偏 {metres} 米，与 GCJ-02 偏移只差 {gap} 米：多半是坐标系标错，不是不在岗。', failed: '当日值守没有取到', old: '下面是上一次的数据。', none: '这一天没有已发布的班次。', noneOfState: '没有这种状态的人员。', allStates: '全部状态',
  },
  attendance: {
    by: '分组', group: { person: '人员', place: '守点', district: '片区' }, lastDays: '近 {n} 天', failed: '到岗率没有取到', none: '这段时间没有已开始的班次。', back: '回到到岗率',
    note: '时长单位：小时。在岗时长率 = 在岗 ÷（在岗 + 离岗 + 空岗）；未应答抽查前后的时间不知情况，不计入。没有班次不等于零。清单完成率 = 完成项 ÷ 清单项，只算已结束并且填了的班次。', hoursOf: '{n} / {of} 小时，{duties} 人次', countOf: '{n} / {of}', linesOf: '{n} / {of} 项，{shifts} 班',
    column: { shifts: '人次', scheduled: '应在岗', onPost: '在岗', away: '离岗', vacant: '空岗', unknown: '不知情况', ratio: '在岗时长率', checklist: '清单完成率' }, listsTold: '{told}/{of} 班', listsWhy: '{of} 个已结束的班次有清单，{told} 班填了，其中 {lines} 项完成 {done} 项', notKnown: '不知情况', nowhere: '无片区', total: '{n} 人次', newest: '新的在前', oldest: '旧的在前',
  },
} as const;
