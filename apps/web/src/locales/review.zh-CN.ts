/** 巡查复盘、巡查要求、导入轨迹。 */
export const reviewWords = {
  review: {
    page: '巡查复盘', open: '复盘与要求', importTracks: '导入轨迹', tabs: { trend: '走势', compare: '两周对比', dose: '热点剂量', timeline: '时间线', inside: '圈查', standard: '巡查要求' },
    unit: '按什么看', byDay: '按日', byWeek: '按周', percent: '%', compliantLine: '不欠巡（按长度）', timelyLine: '及时（按长度和时间）', trendLabel: '{n} 个时段的不欠巡与及时百分比', weekFrom: '周一起', trendNote: '及时：应巡时段里，上一次巡到没有超过应有间隔的长度×时间所占的比例。今天和本周只算到现在。',
    tracksMark: '轨迹起', tracksFrom: '{day} 起才有人车轨迹；更早只有到点记录，比例偏低，不能与之后相比。',
    columns: { visited: '巡到', compliant: '不欠巡', timely: '及时', owed: '欠巡次', passes: '实巡次', now: '本周', before: '对比周', difference: '差', verdict: '判断', spot: '点位', stay: '停留分', right: '合适', late: '间隔过长', longest: '最长间隔', demand: '需求', clear: '百次无违规', guess: '好不好猜', from: '起', to: '止', kind: '什么', place: '哪里', minutes: '分钟', unit: '班组 / 岗位', person: '人员', first: '首次进入', entries: '进入次', basis: '依据' },
    weekNow: '本周起', weekThen: '对比周起', changedOnly: '只看有变化', ratios: { visitedRatio: '巡到（按长度）', dueCompliantRatio: '不欠巡（按长度）', timelyRatio: '及时（长度×时间）' }, was: '对比周 {share}', direction: { more: '增加', fewer: '减少', level: '可能只是偶然' }, noChange: '这两周没有不同的路段。', compareNote: '各从所选日期起七天。列出变化最大的 {n} 段，共 {of} 段；导出有全部。次数少时差一两次多半是偶然。',
    windows: { today: '今天', week: '近 7 天', month: '近 28 天' }, dose: { right: '合适停留', of: '{least}–{most} 分钟', late: '间隔过长', every: '超过 {n} 分钟没人', demand: '需求覆盖', expected: '按此前 {weeks} 周预期 {n} 起', clear: '每百次到点无违规', passes: '共巡到 {n} 次' }, unknown: '还不知道', lateWord: '间隔过长 {n} 次', tooFew: '次数太少', guess: { open: '难猜', partly: '有些规律', plain: '容易猜' }, doseFailed: '热点剂量没有取到', noSpots: '这个片区没有点位。',
    doseNote: '停留按要求里的剂量分合适、过短、过长；需求：历年同时段的平均事件里，落在有人停留满 10 分钟的小时内的比例；好不好猜看到点时间在各小时的分散程度，少于 20 次不判断。',
    timeline: '看时间线', kinds: { street: '路段', spot: '点位停留', post: '守点停留', gap: '没有定位' }, visitCount: '{n} 条', lineLabel: '{name}：{visits} 条到达与停留，{gaps} 段没有定位',
    draw: '在地图上逐点点出范围（至少三点），或选一个片区。', corners: '已点 {n} 个角', undoCorner: '退一点', clear: '清空', orDistrict: '范围', drawn: '地图上点出的', fromDay: '从', toDay: '到', look: '查谁来过', lookFailed: '没有查到', nobody: '这段时间没有人在里面被看到。', basis: { positions: '定位', visits: '到达记录' }, insideNote: '离开不超过两分钟算同一次。定位只留 90 天，更早的按到达记录；离道路、点位和守点都超过 300 米的地方查不到。',
    standardFailed: '巡查要求没有取到', installed: '系统默认', versionFrom: '第 {n} 版，{day} 起', inForce: '现行', toCome: '将生效', past: '以往', change: '修改', changeFrom: '以这一版为底修改', decided: '{by} 于 {day} 发布：{reason}', versions: '各版', standardNote: '一版从某日起生效，发布后不再改动：过去的日子按当时的要求算。',
    rule: { of: '道路', district: '片区', days: '日子', hours: '时段', visits: '每日次数', season: '季节', until: '到', source: '来源' }, ruleOf: { main: '主干道 · 严管', secondary: '次干道 · 严控', alley: '小街巷 · 规范', sensitive: '学校、医院周边' }, everyDay: '每天', weekday: { 0: '一', 1: '二', 2: '三', 3: '四', 4: '五', 5: '六', 6: '日' },
    doseTitle: '热点剂量', doseRule: '每次停留 {least}–{most} 分钟，{from}–{to} 至少每 {every} 分钟一次。', doseField: { least: '最短（分）', most: '最长（分）', every: '至少每（分）', from: '从', to: '到' }, ruleNumber: '第 {n} 条', removeRule: '删去第 {n} 条', addRule: '加一条', effectiveOn: '从哪天起', why: '为什么改（记入审计）', decide: '发布', notDecided: '没有发布', faultyRow: '第 {n} 条没有写全：时段写成 07:00，次数 0–96，至少一天，要有来源。', faultyDose: '热点剂量的时段写成 07:00。', faultyReason: '写明从哪天起和为什么改。',
  },
  tracks: {
    write: '写入', formats: 'GPX、CSV 或 GeoJSON，1.4 MB 以内', intro: 'GPX、CSV 或 GeoJSON；先看能读多少，再写入。同一文件再导一次不会重复；不在班的时间只计数，不留位置。', device: '哪台设备', noDevices: '还没有设备。请系统管理员用命令 wuding device add 加一台。', tooLarge: '文件超过 1.4 MB，请用命令 wuding import tracks 导入。', failed: '文件没有被接受', refusedAt: '{sentence}（第 {row} 行）', readable: '能读 {n} 个位置，读不懂 {bad} 行。', taken: '写入 {kept} 个，已有 {known} 个，不在班 {off} 个，读不懂 {bad} 行。', row: '行', field: '字段', why: '原因', apply: '写入 {n} 个位置', nothing: '没有能写入的位置。',
    reason: { 'not-an-object': '不是一行记录', 'time-unreadable': '时间读不懂', 'position-unreadable': '经纬度读不懂', 'number-unreadable': '数字读不懂' },
  },
};
