/** 预测与回测。 */
export const forecastWords = {
  page: '预测与回测', running: '正在预测和回测 {percent}%', failed: '预测没有算出来。', interval: '（{lower}–{upper}）', none: '—',
  lead: '按过去 {weeks} 周、{n} 起记录（另有 {unlocated} 起没有坐标）预计今后 7 天会记下多少；不是处罚指标。区间是 95% 预测区间。',
  tooShort: '满 12 周记录才能预测，现在只有 {weeks} 周：未知，不是零。', empty: '这段时间没有记录，说不出今后几天会有多少。',
  ahead: {
    title: '未来 4 小时', label: '未来 4 小时各片区预计起数和 95% 区间', district: '片区', elsewhere: '片区以外和没有坐标的', total: '合计 {value} 起（{lower}–{upper}）', failed: '未来 4 小时的预计没有取到。', unknown: '满 12 周记录才能预计：未知，不是零。', map: '在地图上看方格',
    window: '{from} 至 {to}。', basis: '依据 {weeks} 周、{n} 起记录（{unlocated} 起没有坐标）；排班和巡查用的是同一个数。', held: '含 1', off: '不含 1',
    test: '最近 {weeks} 周逐周检验：校准斜率 {slope}（{lower}–{upper}，{verdict}），全县 {of} 周里 {held} 周落在区间内。',
  },
  days: { title: '今后 7 天', week: '合计 {value} 起（{lower}–{upper}）', label: '今后 7 天每天预计起数和 95% 区间', day: '日期', expected: '预计（起）', limits: '95% 区间', note: '没有计入节假日、赶集日和天气。' },
  band: { label: '{from}–{to} 时', night: '{from}–次日 {to} 时' },
  places: {
    title: '哪里、什么时段', place: '地点', expected: '7 天预计', limits: '95% 区间', records: '期内记录', open: '列出这 {n} 起记录', nameless: '无名街巷', at: '{lng}°E {lat}°N', none: '还没有满 10 起记录的地格。',
    note: '只列满 10 起记录的 {n} 米地格；其余 {quiet} 格记录太少，合计预计 {elsewhere} 起，不分开说。', sort: '按什么排', by: { value: '预计多的在前', records: '记录多的在前' }, part: '时段', all: '全天',
    csv: '导出 CSV', fileName: '预测', head: { lng: '经度', lat: '纬度', expected: '7天预计', lower: '下限', upper: '上限', records: '期内记录' },
  },
  test: {
    records: '回测：记录', visits: '回测：随机巡查', forecast: '怎么猜', name: { forecast: '本预测', 'last-period': '最近四周', 'long-run-mean': '长期均值' },
    logScore: '对数得分', slope: '校准斜率', hit: '命中率', pai: 'PAI', pei: 'PEI*', area: '捕获曲线面积', capture: '捕获曲线：看多大面积，抓住多少',
    captureLabel: '捕获曲线：横轴是所看面积占比，纵轴是抓住的占比', share: '{percent}%',
    lead: '逐周滚动：每一周只用它之前的记录来猜，{from} 至 {to} 共 {weeks} 周、{n} 起；参数只在更早的 {tuned} 周上选。', visitLead: '其中 {n} 次去哪里、何时去都是抽签定的，不受巡查习惯影响；猜的是每次经过会遇到几个。',
    better: '比“{name}”每起多得 {gain} 分（标准误 {error}），超出偶然。', same: '与“{name}”相差 {gain} 分（标准误 {error}），说不出谁好。', worse: '比“{name}”每起少得 {gain} 分（标准误 {error}）：这里还不如它。',
    limits: '落在 95% 区间内：单个地点 {place}（{placeOf} 个地点周），全部合计 {total}（{totalOf} 周）。', calibrated: '斜率的 95% 区间含 1：预计翻倍，实际也翻倍。', off: '斜率的 95% 区间不含 1：预计的高低差别{way}。', sharp: '说大了', flat: '说小了',
    visitsNone: '随机巡查不足 100 次，不能用来检验。', note: '命中率、PAI、PEI* 按排名最前的 {percent} 面积算。对数得分越接近 0 越好。校准斜率应在 0.9–1.1。',
    visitNote: '排名按点位数的前 10%；用遇到的算，遇到的少，数字会跳。',
  },
  category: '类别', allCategories: '全部类别',
};
