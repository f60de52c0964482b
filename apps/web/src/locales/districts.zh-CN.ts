/** 片区：清单、片区页、重划边界。 */
export const districtsWords = {
  back: '返回片区清单', open: '打开片区页', total: '共 {n} 个片区 · {dataset}', anyGrade: '全部等级', rows: '第 {from}–{to} 个，共 {total} 个', empty: '没有符合的片区。放宽等级或名称。',
  none: '这个数据集还没有片区。', sort: { label: '排序', name: '名称 A–Z', '-name': '名称 Z–A', '-incidents': '事件由多到少', incidents: '事件由少到多' }, all: '看全部片区',
  column: { name: '片区', grade: '等级', leader: '片区长', area: '面积（km²）', incidents: '事件（起，全部时间）', density: '每 km²（起）', review: '方案复核日' },
  noLeader: '未任命', noReview: '未定', overdue: '已过复核日',
  figures: {
    title: '数字', failed: '片区的数字没有取到', stillWorks: '方案与沿革照常可用。', incidents: '事件', density: '每平方公里', found: '每百次经过发现', clear: '到点无违规', complaints: '投诉', hotline: '12345 热线', unlocated: '全数据集无坐标',
    unitIncident: '起', unitDensity: '起/km²', unitFound: '起/百次', unitTimes: '次', before: '前期 {n}', noBefore: '前期在有记录之前，无从比较', passes: '发现 {found} 起 / 经过 {n} 次', fewPasses: '经过 {n} 次，不足 10 次不计算', passesPending: '巡查经过尚在写入，写完再数', ofPasses: '经过 {n} 次，其中点了无违规的',
    share: '{n} / {total} 起无坐标，不归任何片区', area: '按时段内边界平均面积 {area} km²', noArea: '时段内没有边界',
    definition: '本期 {from} – {to}，{days} 天；前期为整周前移的同星期 {before}。事件不含已撤回；每平方公里按当时的边界面积；每百次经过发现 = 巡查发现起数 ÷ 经过次数 × 100，没去过就是不知道，不是零。',
  },
  trend: { title: '逐月走势', unit: '起/月', label: '{name}自 {from} 起逐月事件数，最近一月 {last} 起', change: '{day} 改界', note: '按当时的边界；虚线处边界改过，前后不能直接比，见下面的可比数字。', noteSame: '边界没有改过，前后可比。', table: '看表', month: '月份', count: '起数', partial: '首尾两月可能不满' },
  category: { title: '按统计类别', name: '类别', now: '本期（起）', before: '前期（起）', note: '一个代码可归几类，合计可能多于事件数', none: '这段时间没有归类的事件。' },
  rhythm: { title: '24×7 节律', unit: '起 / 小时格，{days} 天合计', cell: '{weekday} {hour} 时：{n} 起', most: '最多 {n} 起', onMap: '在总览里按时段筛选' },
  compare: {
    title: '跨改界的可比数字', way: '怎么数', choose: '与哪段比', year: '去年同期', redraw: '改界前同星期', named: '按名称（当时的边界）', ground: '按今天的地（同一批地格）', earlier: '前段', later: '后段', change: '变化', count: '{n} 起', density: '{n} 起/km²', percent: '{n} %', unknown: '—',
    unchanged: '这两段时间之间边界没有改过，按名称就可比：{named}。同一块地上数出 {ground}，差别只是地格与边线的取舍。', nothing: '前段没有记录可比，说不出变化。', same: '两种数法一致（{named}）：边界的改动没有影响这段比较。',
    explained: '按名称是 {named}，同一块地上是 {ground}：差出来的部分来自边界改动，不是街面变化。', groundNote: '今天的边界内 {n} 个 {metres} 米地格，共 {area} km²；地格中心在边界内即算，前后两段用同一批地格。',
    failed: '可比数字没有取到', noBoundary: '片区没有现行边界，无从按今天的地统计。', namedShort: '按名称', groundShort: '按今天的地', trend: '两种数法的逐月走势', up: '多 {n} %', down: '少 {n} %', level: '持平',
  },
  boundary: { title: '边界沿革', slider: '看哪一时期的边界', dashed: '虚线：{from} – {to} 的边界', only: '边界没有改过。', redraw: '重划边界', withdraw: '撤回最近一次重划', withdrawWhy: '为什么撤回', withdrawSure: '确认撤回', withdrawn: '已于 {day} 由 {who} 撤回：{why}', moved: '{n} 起事件改归属', redrawn: '自 {day} 起改界', done: '已撤回，{n} 起事件回到原来的归属。', failed: '没有撤回。' },
  plan: { title: '治理方案', edit: '改方案与等级', review: '复核日', version: '第 {n} 版', by: '{who} · {day}', unknownAuthor: '建档时', compare: '与哪一版比', diff: '第 {a} 版 → 第 {b} 版', current: '现行', removed: '删', added: '增', reviewInvalid: '日期写作 2026-11-23', reviewOn: '{day} 复核', same: '两版文字相同，改的是复核日。' },
  grade: { title: '等级、片区长与改界的沿革', reason: '调整等级的理由', noReason: '建档时' },
  leader: { title: '片区长', assign: '任命', nobody: '不设片区长', choose: '任命谁', also: '现管 {districts}', save: '任命', failed: '没有任命。', candidatesFailed: '可任人员没有取到' },
  history: { entry: '{what}：{value}', failed: '沿革没有取到', stillWorks: '数字照常可用。' },
  passes: { title: '巡查经过', pending: '{day}以后的经过尚在写入，写完前这里不全。', of: '{name}的巡查经过', total: '共 {n} 次 · {zone}', rows: '第 {from}–{to} 次，共 {total} 次', entered: '到达', left: '离开', unit: '组', mode: '方式', foot: '步行', vehicle: '车巡', spot: '点位', street: '街道', found: '发现（起）', clear: '到点无违规', random: '随机抽查', yes: '是', any: '全部经过', onlyFound: '有发现的', onlyNone: '没有发现的', filter: '筛选', failed: '巡查经过没有取到', empty: '这段时间没有人经过片区内的点位。', back: '返回片区' },
  redraw: {
    title: '重划{name}的边界', back: '返回片区', how: '拖动圆点移动顶点，拖动边中间的小点增加顶点，右键删除顶点；靠近街道或别的边界会吸附。虚线是现行边界。', draw: '从头画', restore: '回到现行边界', simplify: '减少顶点（{metres} 米内）', coordinates: '坐标', coordinatesHow: '每行一个顶点：经度,纬度；也可以贴 GeoJSON 面。', apply: '用这些坐标', unreadable: '读不出：每行要有经度和纬度，至少三个顶点，或一个 GeoJSON 面。',
    from: '自哪天起', fromInvalid: '日期写作 2026-11-23', reason: '理由', preview: '会发生什么', waiting: '正在试算', area: '面积', areaChange: '{now} → {next} km²', entering: '改归本片区', leaving: '离开本片区', records: '{n} 起（自起算日）', overlaps: '与{names}重叠 {area} m²，不能保存。', fits: '不与别的片区重叠。', save: '自这天起改界', failed: '没有改界。', previewFailed: '试算没有成', several: '现行边界有几块或有洞，图上不能改，请贴 GeoJSON。',
  },
};
