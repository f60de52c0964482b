/** 复访建议：回潮时钟给巡查板的间隔和时刻。 */
export const revisitWords = {
  revisit: {
    list: '看什么', lists: { open: '待到', all: '今天全部', intervals: '建议间隔' }, failed: '复访建议没有取到',
    none: '今天的复访建议还没有排定。排定后一天不改：留给随机的时刻要能对账。', draw: '排定今天的复访', nothing: '这个条件下没有。',
    columns: { due: '时间', spot: '点位', kind: '来由', state: '状态', band: '时段', interval: '建议间隔', departures: '离开', finds: '确认回潮' },
    kinds: { due: '到期', random: '随机' }, states: { open: '待到', seen: '已到', missed: '没到' }, seenAt: '{time} 到过',
    minutes: '{n} 分', minutesWithin: '{n} 分（{lower}–{upper}）', beyond: '240 以上', rare: '四小时内不到四分之一', rareFrom: '四小时内不到四分之一（最快 {lower} 分）', after: '到期 · {interval}', unknown: '未知',
    note: '离开后有 {back}% 的次数已回潮时就该再去（回潮时钟按点位和时段的分位数，不足 10 次确认写“未知”，括号里是 95% 区间）；{chance}% 的到点留给随机的地点和时刻，回潮、预测和成效才估得出来。前后 {slack} 分内有人到过就算到了。',
    basis: '依据近一年 {n} 次离开；随机种子 {seed}。',
  },
} as const;
