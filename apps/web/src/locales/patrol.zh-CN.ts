/** 巡查：此刻、覆盖、回放。 */
export const patrolWords = {
  patrol: {
    tab: '看什么', tabs: { live: '此刻', alarms: '告警', tasks: '任务', revisits: '复访', coverage: '覆盖', playback: '回放' },
    state: { moving: '移动', still: '停留', silent: '无信号' }, all: '全部 {n}', count: '{word} {n}', states: '按状态看',
    unit: '班组 / 岗位', person: '人员', vehicle: '车辆 {plate}', position: '最近定位', until: '到 {time}', never: '上岗以来没有定位', seconds: '{n} 秒前', minutes: '{n} 分前', simulated: '模拟定位',
    live: '实时', waiting: '正在连接', lost: '实时已中断，画面为 {time}', lostUnknown: '实时连不上，正在重试', none: '此刻没有人带着定位设备值勤。', noneOfState: '没有这种状态的。',
    silentNote: '超过 10 分钟没有定位就是无信号：锁屏的手机不发定位，不等于脱岗。', follow: '在地图上看 {name}',
    window: '时段', windows: { today: '今天', day: '近 24 小时', week: '近 7 天' }, district: '片区', allDistricts: '全部片区', classes: { main: '主干道', secondary: '次干道', alley: '小街巷' }, controlClass: '道路等级', allClasses: '全部等级', owedOnly: '只看欠巡',
    street: '路段', unnamed: '无名小巷', between: '{a}—{b}', nearStreet: '近{a}', required: '应巡', visits: '实巡', owed: '欠巡', since: '距上次', neverVisited: '没有巡到过', hours: '{n} 小时', days: '{n} 天', mins: '{n} 分',
    visited: '巡到（按长度）', compliant: '不欠巡（按长度）', undue: '这个时段不用巡的 {n} 公里不计入。', nothingDue: '本时段没有应巡的路段', owedSegments: '欠巡路段', ofKm: '{part} / {whole} 公里', ofDueSegments: '应巡的共 {n} 段', share: '{n}%', nothing: '没有路段', sensitive: '敏感',
    legend: { met: '达标', owed: '巡过、次数不够', unvisited: '应巡、没有巡到' }, coverageFailed: '巡查覆盖没有取到', noSegments: '这个条件下没有路段。', showAll: '看全部', shown: '列出欠得最多的 {n} 段，共 {of} 段；导出有全部。', source: '应巡次数按道路等级、片区、季节和时段的规定折算到这个时段；来源见巡查要求。',
    day: '日期', dayBad: '写成 2026-11-20 这样', shifts: '班次（最多选 {n} 个）', visitsSeen: '巡到 {n} 处', noShifts: '这一天没有带定位设备的班次。', shiftsFailed: '班次没有取到', reason: '为什么看（本人可见）', reasonHint: '写明原因，会记入审计，本人在手机上看得到。', play: '调取轨迹', playFailed: '轨迹没有取到',
    start: '播放', pause: '暂停', speed: '速度', time: '时刻', noPoints: '这个班次没有留下定位。', gaps: '虚线是没有定位的一段：不知道怎么走的。', exported: '已导出成文件', other: '另选班次', mapLabel: '巡查地图', lookups: '谁看过我的轨迹（{n}）', lookedAt: '看的是 {from} 至 {to}',
  },
};
