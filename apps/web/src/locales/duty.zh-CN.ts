/** 值守排班：一周的排班表、人员与工时、能力、发布。 */
export const dutyWords = {
  page: '值守排班', failed: '排班表没有取到', oldWeek: '下面是上一次取到的排班。', readOnly: '只读：你的角色不能改排班', certified: '持证', certifiedLetter: '证',
  unit: { person: '人', vehicle: '台', slot: '岗次' },
  week: { before: '前一周', after: '后一周', now: '本周', span: '{from} – {to}', number: '{year} 年第 {n} 周' },
  tab: { label: '看什么', roster: '排班', capacity: '能力' },
  state: { none: '还没有排', draft: '草稿，从未发布', changed: '草稿，与发布的第 {n} 版不同', published: '已发布（第 {n} 版）' },
  save: { saving: '正在保存…', saved: '已保存 · 第 {n} 步', failed: '没有保存：', reload: '取最新的' },
  undo: '撤销（可撤 {n} 步，Ctrl+Z）', redo: '重做（可重做 {n} 步，Ctrl+Shift+Z）',
  note: { put: '指派', move: '调班', take: '取消指派', vehicle: '换车', replace: '顶岗', bulkTake: '批量取消指派', bulkPut: '批量指派', again: '在对方之后再改' },
  band: { early: '早', middle: '中', late: '晚' },
  strip: {
    label: '这一天用了多少', people: '当班人员 · {day}', certified: '持证执法 · {day}', vehicles: '车辆 · {day}', gaps: '本周缺岗',
    left: '{day}还有 {free} 人没有班，其中持证 {certified} 人。', pairs: '持证 {n} 人最多同时成 {pairs} 对执法组。',
  },
  empty: { text: '这一周还没有班次。按已发布的守点和巡查线路生成，再排人。', noPosts: '守点和巡查线路在这一周都没有班次。先在台账里发布守点。', readOnly: '这一周还没有排班。', plan: '生成班次', planAndCopy: '生成班次并复制上周人员' },
  grid: {
    title: '排班表', pickDay: '地图和上方数字看这一天', market: '集', worked: '班', holiday: '假', pivot: '怎么排开', byPerson: '人员 × 日', byPost: '岗位 × 班', people: '{n} / {total} 人', legend: '班次颜色', person: '人员', postShift: '岗位与班次', keys: '拖人到空缺，或点人再点空缺。方向键走格，Enter 指派，Delete 取消，空格或 Ctrl 点选多个，Ctrl+Z 撤销。', gaps: '缺口', gap: '缺 {n}', leave: '假', rest: '休',
    nothing: '没有符合筛选的行。', noGaps: '没有缺口：这一周都排满了。', noConflicts: '没有冲突：现有安排不违反任何规则。', all: '去掉筛选',
  },
  group: { beats: '机动巡查', free: '本周未排', nowhere: '不在片区内', facts: '{posts} 岗 · 本周缺 {n} 岗次', asks: '每班 {n} 人', asksCertified: '每班 {n} 人，持证 {m}' },
  chip: {
    rest: '{who}，{day}，休', leave: '{who}，{day}，请假', gap: '{day}，{place}，{shift} {hours}，缺 {n} 人', duty: '{who}，{day}，{place}，{shift} {hours}', hard: '违反硬性规则', soft: '有需说明的规则', none: '没有班次',
  },
  filter: { label: '筛选排班表', district: '片区', anyDistrict: '全部片区', post: '岗位', anyPost: '全部岗位', only: '只看', everything: '全部行', unfilled: '只看有缺口', conflicts: '只看有冲突', person: '人名' },
  people: {
    title: '人员与工时', limit: '标准 {hours} 小时 / 周', which: '哪些人', near: '本片区 {n}', certified: '持证 {n}', all: '全部 {n}', find: '找人', none: '没有符合的人。', held: '正在为 {name} 找班：点空缺指派，Esc 放下。', drop: '放下',
    leaveDays: '周{days}请假', free: '本周未排', hard: '不能', soft: '需说明', fits: '可以', over: '超 {n} 时', hours: '{n} 时', nights: '夜班 {n} 个 · 本月 {month} 时',
  },
  trial: { label: '能否指派', peek: '这一班的问题', refused: '不能指派：{place} · {day}{shift}', reasoned: '要说明理由：{place} · {day}{shift}', free: '可以指派：{place} · {day}{shift}', after: '{name}派后本周 {hours} 时 · {shift}', instead: '没有硬性冲突的人' },
  kind: { hard: '硬性', soft: '可说明' },
  rule: {
    overlap: '时间重叠', 'person-left': '已离岗', 'on-leave': '请假', 'certificate-missing': '没有执法证', 'certificate-expired': '执法证到期', 'penalty-teams': '持证人手不够', 'post-full': '已满', 'vehicle-taken': '车已派出', 'vehicle-away': '车停用',
    'overtime-day': '日加班超限', 'overtime-month': '月加班超限', 'no-rest-day': '一周无休', 'short-rest': '休息不足', 'travel-time': '路程不够', 'night-in-a-row': '连续夜班',
  },
  finding: {
    overlap: '{name}同一时间已在{place}（{shift}），重叠 {minutes} 分钟。', 'person-left': '{name}自 {day} 起已不在岗。', 'on-leave': '{name} {from} 至 {to} 请假。',
    'certificate-missing': '本岗要 {certifiedCount} 名持证人员才能处罚，不持证的只能占 {openCount} 个位子；{name}没有执法证。', 'certificate-expired': '本岗要 {certifiedCount} 名持证人员，不持证的只能占 {openCount} 个位子；{name}的执法证 {day} 到期。',
    'penalty-teams': '{at} 同时有 {teamCount} 个执法组，持证在岗 {certifiedCount} 人只够 {possibleCount} 组。', 'post-full': '这一班定 {personCount} 人，已经满了。', 'vehicle-taken': '车 {vehicle} 这时已派给{place}。', 'vehicle-away': '车 {vehicle} {from} 至 {to} 停用。',
    'overtime-day': '{name}当天加班 {hours} 小时，每日最多 {limitHours} 小时。', 'overtime-month': '{name}{month} 加班累计 {hours} 小时，每月最多 {limitHours} 小时。', 'no-rest-day': '{name}这一周 {days} 天都有班，没有休息日。',
    'short-rest': '{name}与 {shift} 的班次只隔 {hours} 小时，少于 {limitHours} 小时。', 'travel-time': '{name}与{place}（{shift}）相距 {metres} 米，路上要 {neededMinutes} 分钟，只隔 {minutes} 分钟。', 'night-in-a-row': '{name}连续第 {nights} 个夜班。',
  },
  reason: {
    title: '这样安排要写明理由', label: '理由', hint: '理由随指派保存并留痕，至少两个字。', missing: '请写明理由', save: '写明理由并指派', month: '本月 {n} 时',
    'named-relief': '本岗接替人', 'no-remarks': '没有冲突', 'needs-reason': '需说明', rested: '前后一天没有班', 'lightest-load': '本月最轻', 'certificate-needed': '持证对口', 'certificate-wasted': '会占用一个持证',
  },
  pane: {
    label: '指派', who: '谁来：{place} · {day}{shift}', asks: '定 {n} 人，持证 {m}，还缺 {open}', assign: '指派', nobody: '没有人能合规地站这一班，原因见下。', blocked: '不能指派的 {n} 人，看原因', notYours: '这一班不归你排。',
    duty: '{name} · {day}{shift}', vehicle: '车辆', noVehicle: '不配车', replace: '谁能顶上', take: '取消指派', replaceFailed: '没有找到谁能顶上', replacements: '能顶上的 {n} 人，好的在前', change: '改派给他', reasonGiven: '{rule}：{reason}',
    where: '{name} · {day}去哪里', nothingOpen: '这一天没有归你排的缺口。',
  },
  bulk: { label: '批量', chosen: '选中 {n} 个', take: '取消指派 {n} 个', put: '{n} 个缺口派给', choose: '选人', canTake: '能派 {n}', leftOut: '{n} 个派不了：{why}', clear: '不选了' },
  fill: {
    label: '填表', open: '复制与模板', copy: '复制上周', copyNote: '有冲突的留空并列出', plan: '按守点更新班次', planNote: '守点改过以后；有人的班次不动', templates: '模板', noTemplates: '还没有模板。', apply: '套用“{name}”', entries: '{n} 条安排', remove: '删除', sure: '确认删除', saveAs: '把本周存为模板',
  },
  skipped: { title: '{n} 条没有填上', lead: '下面的安排在这一周违反规则，已留空，请另派。', understood: '知道了' },
  diff: { assign: '加', unassign: '减' },
  publish: {
    open: '还有 {n} 个岗次没有人，可以先发布。', action: '核对并发布', title: '发布 {from} – {to} 排班', diffFailed: '差别没有取到', sum: '{people} 人有变动：加 {added} 条，减 {removed} 条。', first: '这一周第一次发布。', against: '与已发布的第 {n} 版相比。',
    blocked: '有 {n} 处违反硬性规则，改好才能发布：', nothing: '与已发布的完全相同。', failed: '没有发布：', busy: '正在发布', now: '发布',
  },
  clash: {
    title: '这一周已被别人改过', lead: '{who} 在 {at} 改到了第 {n} 步。你的改动还没有保存。', somebody: '另一位同事', mine: '我要改的（{n}）', theirs: '对方已改的（{n}）', mineWhole: '我要发布整周，没有单条改动。', theirsNone: '人员安排没有变化（撤销或班次更新）。', both: '双方都动了这一班',
    keepTheirs: '用对方的，放弃我的', both2: '在对方的基础上再改', look: '看对方的版本',
  },
  map: {
    mode: '地图看什么', now: '现在', plan: '排班', at: '今日 {time}',
    word: { vacant: '空岗 {n}分', away: '脱岗 {n}分', late: '迟到 {n}分', 'left-early': '早退', 'no-signal': '无信号', unstaffed: '没排人', short: '缺 {n}' },
    kind: { 'not-due': '未到时', awaited: '待到', 'on-post': '在岗', late: '迟到', vacant: '空岗', away: '脱岗', 'left-early': '早退', relieved: '已接替', 'no-signal': '无信号', completed: '已下岗', unstaffed: '没排人', short: '缺人', filled: '排满', none: '无班次' },
  },
  card: { radius: '半径 {n} 米', missing: '五定缺 {n} 项', failed: '守点没有取到', list: '岗位', hint: '{day}各岗，缺人的在前；点开看五定。', day: '{day}', only: '排班表只看这里', all: '排班表看全部', open: '打开守点', visits: '每班 {n} 次', moreStops: '还有 {n} 处', stop: { spot: '点位', 'road-segment': '路段' } },
  fix: {
    part: { who: '定人', when: '定时', where: '定岗', duty: '定责', effect: '定效' }, who: '{primary}，接替 {relief}', unset: '未定', missing: '未定，不能发布', everyDay: '每天', days: '{from}至{to}', early: '早到 {n} 分', codes: '管 {n} 类事件', handover: '交接 {n} 项', targets: '{n} 个指标，{review} 复核', observing: '观察期',
  },
  capacity: {
    failed: '能力没有算出', asked: '守点要求', lawful: '依法能给', staffed: '排得上', unstaffed: '排不上', cost: '预计多出', personHours: '人时', postHours: '岗时', hours: '一周各小时要多少、有多少', amount: '看什么', people: '人员', certified: '持证', vehicles: '车辆',
    cell: '{day} {hour} 时：要 {asked}，有 {there}', legend: '要求占在册的比例，由少到多；格内是要求数', beyond: '超过在册', hint: '点一格，看这一小时背后的岗位。', atHour: '要 {asked} 人 / 有 {there} 人，持证 {certified} / {certifiedThere}，车 {vehicles} / {vehiclesThere}', noShift: '这一小时没有班次。', planned: '已排 {n} / {of} 人',
    limit: { people: '人手不够', certificates: '持证不够', vehicles: '车不够', hours: '工时用完' }, list: '排不上的岗时，代价大的在前', basis: '代价 = 半径内该小时的预测事件数，依据近 {weeks} 周 {n} 起事件。', none: '都排得上：守点的要求没有超过依法能给的。', groupHours: '每周 {n} 小时', groupCost: '预计 {n} 起', unknown: '没有记录可依', toRoster: '到排班表',
  },
} as const;
