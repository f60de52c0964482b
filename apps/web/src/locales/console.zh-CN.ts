/** 值班台：接警、记录、派人、交接班。 */
export const consoleWords = {
  console: {
    page: '值班台', tab: '看什么', tabs: { alarms: '告警', counts: '去向', handovers: '交接班' },
    states: { open: '待处理', acknowledged: '处理中', closed: '已结束' }, stateShape: { open: '■', acknowledged: '◆', closed: '●' }, anyState: '全部', held: '合并 {n}', heldWord: '合并待报', heldWhy: '本小时打扰已到 {n} 次，这条先按提示列着，有余量时再报', escalated: '{time} 升级', escalatedWhy: '{time} 报出，无人处理，{at} 升一级',
    strip: { label: '本班', standing: '待处理', handled: '处理中 {n}', told: '本小时已报', budget: '上限 {n} 次，依据 EEMUA 191', held: '合并待报', heldNote: '超过上限的按提示列出，不丢', acted: '处理率', actedNote: '近 7 天报出 {n} 条，接了或派了人 {k} 条', officer: '值班', officerNote: '{time} 接班', noOfficer: '还没有交接过', none: '没有告警' },
    columns: { state: '状态', who: '处理' }, open: '打开 {name}', none: '没有符合条件的告警。', failed: '告警没有取到', all: '看全部', range: '第 {from}–{to} 条，共 {total} 条',
    map: '位置与附近班组', near: '附近（直线）：{list}', nearOne: '{name} {n} 米', metres: '{n} 米', nobodyNear: '此刻没有位置已知的班组。', noPlace: '这条告警没有位置。',
    detail: '告警', since: '从何时起', raised: '报出', told: '打扰', cleared: '解除', district: '片区', still: '还在持续', records: '看记录', links: { passes: '回潮的巡查经过', patrol: '在巡查页看班组', coverage: '看片区覆盖', district: '看片区' },
    acknowledge: '我来处理', acknowledgeNote: '怎么处理（可不填）', acknowledged: '{by} {time} 接下', acknowledgeFailed: '没有接下', task: '已派 {unit}', taskState: '{time} 派 {unit}，路程 {n} 分', taskNoWay: '{time} 派 {unit}', openTask: '看任务', dispatch: '派最近的班组',
    notes: '记录', noNotes: '还没有记录。', note: '记一笔', noteDo: '记下', noteFailed: '没有记下',
    span: '时段', spans: { 1: '近 24 小时', 7: '近 7 天', 30: '近 30 天' }, counts: { kind: '类别', all: '合计', raised: '报出', held: '合并', acknowledged: '接下', dispatched: '派人', escalated: '升级', acted: '处理率', median: '接下用时中位', minutes: '{n} 分', share: '{n}%', unknown: '无数据', note: '处理率 = 接下或派了人的 ÷ 打扰过值班员的（报出 − 合并）。自己解除的也算在分母里：没人动过的告警就是噪声。', failed: '统计没有取到' },
    handover: { write: '写交班', what: '交接内容', hint: '没了结的 {n} 条告警随单列出', do: '交班', failed: '没有交出', waiting: '{by} {time} 交班，等人接', accept: '接班', acceptFailed: '没有接成', own: '自己写的，等下一班的人来接', withdraw: '撤回', alarms: '随单告警 {n} 条', more: '还有 {n} 条', columns: { given: '交班', note: '交接内容', alarms: '随单告警', accepted: '接班', state: '状态' }, states: { waiting: '待接', accepted: '已接', withdrawn: '已撤回' }, state: '状态', anyState: '全部', none: '还没有交接班记录。', empty: '没有符合条件的交接班。', listFailed: '交接班没有取到', history: '交接班记录' },
    policy: { title: '打扰预算与升级', perHour: '每小时最多打扰（次）', perHourHint: '{least}–{most}，默认 {usual}；EEMUA 191、ISA-18.2：每十分钟一条是一个人应付得来的', urgent: '紧急多少分钟无人处理就升级', urgentHint: '{least}–{most}，默认 {usual}，空着不升级；空岗时限 30 分钟的三分之一', warning: '警告多少分钟无人处理就升级', warningHint: '{least}–{most}，默认 {usual}，空着不升级；与巡查失联同一时限', save: '保存', saved: '已保存', failed: '没有保存' },
  },
};
