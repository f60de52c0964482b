import { zoneKindWords } from '@wuding/domain';

/** Zones with hours, and the calendar they follow. */
export const zoneWords = {
  zoneKind: zoneKindWords,
  zoneState: { 'in-force': '生效中', 'not-in-force': '未生效', unknown: '无法判断' },
  zoneBecause: {
    always: '全天', hours: '在时段内', 'market-day': '赶集日', workday: '工作日', 'worked-weekend': '调休上班日', 'free-day': '休息日', 'school-day': '上学日', bell: '{bell}前后',
    'not-effective': '不在有效期内', 'out-of-season': '不在季节内', 'no-market': '今日不赶集', 'day-off': '休息日', 'working-day': '工作日', vacation: '假期', 'no-school': '今日不上学',
    'outside-hours': '不在时段内', 'calendar-not-covered': '工作日历未覆盖这一天',
  },
  zoneDays: { 'every-day': '每天', workdays: '工作日', 'free-days': '休息日', 'market-days': '赶集日', 'school-days': '上学日' },
  zone: {
    one: '区域', total: '共 {n} 处 · {m} 处现在生效 · {dataset} · {zone}', filters: '区域筛选', search: '名称、编号或依据', anyKind: '全部类型', anyState: '全部状态', anyDistrict: '全部片区',
    inUse: '在用', withdrawn: '已撤销', use: '在用或已撤销', code: '编号', name: '名称', kind: '类型', district: '片区', capacity: '摊位', area: '面积', hours: '时段', state: '现在', basis: '依据', codes: '涉及事件',
    market: '集市', place: '所在', effective: '有效期', since: '{from} 起', until: '{from} 至 {to}', sinceEver: '一直', squareMetres: '{n} 平方米', stalls: '{n} 个',
    always: '全天', nextDay: '次日 {clock}', season: '{from} 至 {to}', aroundBells: '铃前 {before} 分、铃后 {after} 分', from: '第 {from}–{to} 处，共 {total} 处',
    listFailed: '没有取到区域清单', failed: '没有取到这处区域', stillWorks: '清单仍可用。', empty: '没有符合筛选的区域。', none: '这个数据集还没有区域。', all: '看全部区域',
    week: '这一周', thisWeek: '本周', strip: '{day}：{spans}', closedAllDay: '整天不生效', stripFailed: '没有取到日历，画不出这一周。', earlierWeek: '前一周', laterWeek: '后一周', bells: '作息铃',
    create: { title: '新划区域', how: '在图上逐点画出边界，点回起点结束；画完可拖动圆点修改。时段和摊位数在保存以后填。', noArea: '还没有画出区域。', drawn: '已画出，{n} 个顶点。', again: '重画', name: '名称', code: '编号', kind: '类型', basis: '依据（可不填）', missing: '画出区域，并填写名称和编号。', save: '保存区域' },
    edit: '修改时段与容量', withdraw: '撤销', restore: '恢复', withdrawnNow: '已撤销“{name}”', undo: '恢复它', notSaved: '没有保存。', notWithdrawn: '没有撤销。', conflict: '别人刚改过这处区域，已取来最新内容，请再改一次。',
    addHours: '加一个时段', removeHours: '删去第 {n} 个时段', days: '哪些日子', weekdays: '星期', begins: '起', ends: '止', endHint: '24:00 以后写 25:00 这样，表示次日 01:00', seasonFrom: '季节起（月-日）', seasonTo: '季节止', hoursInvalid: '第 {n} 个时段有误：钟点写成 18:00，结束晚于开始且不超过一天，季节写成 05-01。', capacityInvalid: '摊位数是 0 到 100000 的整数。',
    hoursOf: '第 {n} 个时段', here: '这里的区域', simulated: '模拟', map: '区域地图',
  },
  dayKind: { workday: '工作日', 'worked-weekend': '调休上班', weekend: '周末', holiday: '节假日', unknown: '未覆盖' },
  calendar: {
    total: '{year} 年：工作日 {work} 天，其中调休上班 {worked} 天；赶集日 {market} 天；上学日 {school} 天', failed: '没有取到日历', earlier: '前一年', later: '后一年', today: '今年', month: '{n} 月',
    legend: '图例', now: '今天', market: '赶集日', marketNames: '赶集日（{names}）', school: '上学日', sources: '从何得知', work: '工作日历', covers: '覆盖 {from} 至 {to}', noWork: '还没有载入工作日历：哪天上班一概不知。', notCovered: '这一年有 {n} 天不在工作日历之内，按“未知”处理，不作推测。',
    markets: '集市', everyDays: '每 {n} 天一集，{on} 是集日', noMarkets: '这个数据集没有集市。', terms: '学期', span: '{from} 至 {to}', noTerms: '这个数据集没有学期。', day: '{on} {words}',
  },
} as const;
