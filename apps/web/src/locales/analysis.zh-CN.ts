/** 热点分析：热力、差值、回潮时钟。 */
export const analysisWords = {
  unknown: '未知', interval: '（{lower}–{upper}）', running: '正在计算 {percent}%',
  side: { label: '看哪一段', a: '本期 A', b: '上期 B', swipe: '对开 A｜B', difference: '差值 A − B' },
  unit: {
    label: '按什么折算', passes: '每百次到点', 'patrol-hours': '每 10 巡查小时', area: '每平方公里（不折算）',
    short: { passes: '起/百次（95% 区间）', 'patrol-hours': '起/10 小时（95% 区间）', area: '起/km²（95% 区间）' },
    note: { passes: '起/百次到点，时段已标准化，去得少的格向全县均值收缩。没去过是不知道，不是零。', 'patrol-hours': '起/10 巡查小时，时段已标准化，去得少的格向全县均值收缩。', area: '没有按巡查折算：看到的是巡查去过哪里。' },
  },
  legend: { label: '图例', few: '到点不足 10 次（{n} 格）', unvisited: '没去过（{n} 格）', hot: '显著热点 q ≤ 0.05' },
  difference: {
    unit: 'A 比 B：少 ← 说不出 → 多', note: '{n} 格两期都有 10 次以上到点，按各自的到点次数比；逐格检验，颜色未作多重校正，点格看校正后的 q。',
    class: { 0: '−★★★', 1: '−★★', 2: '少', 3: '说不出', 4: '多', 5: '+★★', 6: '+★★★' },
  },
  why: {
    title: '为什么是这个颜色', hint: '点一格，看它为什么红', place: '{lng}°E {lat}°N · {n} 米格', records: '看背后的记录', recordsFailed: '记录没有取到。', recordCount: '{n} 起，列出最近 {shown} 起，点开看详情',
    empty: '这一格没有记录，也没有人到过：不知道有没有问题，不是没有问题。', unvisited: '这一格有 {n} 起记录，但没有一次到点：说不出它比别处好还是差。', few: '这一格有 {n} 起记录，只到过 {passes} 次，不足 10 次：还说不出率，不着色，不排名。',
    rate: {
      passes: '{days} 天到点 {passes} 次，记录 {n} 起，合每百次 {rate} 起（95% 区间 {lower}–{upper}）。', 'patrol-hours': '{days} 天巡查 {hours} 小时，记录 {n} 起，合每 10 小时 {rate} 起（95% 区间 {lower}–{upper}）。',
      area: '{days} 天记录 {n} 起，合每平方公里 {rate} 起（95% 区间 {lower}–{upper}）；没有按巡查折算。',
    },
    times: '是同样时段全县水平的 {times} 倍。',
    verdict: { hot: '与相邻格一起看显著偏高（Gi* z = {z}，校正后 q {q}）。', cold: '与相邻格一起看显著偏低（Gi* z = {z}，校正后 q {q}）。', chance: '与相邻格一起看，还在偶然范围内（Gi* z = {z}，q {q}）。', untested: '显著性还在计算。' },
    note: { passes: '已按到点次数和时段折算，不是因为去得多才红；区间已按同一天重复发现放宽。', 'patrol-hours': '已按巡查时长和时段折算，不是因为去得多才红。', area: '换成“每百次到点”再下结论。' },
    change: '上期 {before} 起，本期 {now} 起。', changed: { more: '在两期各自的到点次数下，本期更多（z = {z}，校正后 q = {q}）。', fewer: '在两期各自的到点次数下，本期更少（z = {z}，校正后 q = {q}）。', level: '在两期各自的到点次数下，差别还在偶然范围内（z = {z}）。' },
    changeNote: '上期是整周前移的同星期；给定两期总数，看本期占比是否超出到点次数之比。', noChange: '这一格两期之一到点不足 10 次，或都没有记录：说不出变化。',
  },
  change: {
    title: '类别与片区的变化', by: '按什么分', category: '类别', district: '片区', more: '▲ 多 {percent}%', fewer: '▼ 少 {percent}%', level: '＝ 说不出变化', unknown: '前期在有记录之前', new: '前期没有',
    rate: '每百次到点有发现 {now}（前期 {before}）', before: '前期 {from} – {to}，', note: '星期对齐；括号内是变化的 95% 区间，跨过零就不说多少。点一行筛选。',
  },
  clock: {
    title: '回潮时钟', unit: '{n} 次离开', failed: '回潮时钟没有算出来', label: '离开后仍清净的比例，{n} 次离开', minutes: '{n} 分', lag: '离开后', clear: '仍清净（占用率补数）', away: '未确认回潮',
    departure: { label: '从哪种离开算起', 'sent-away': '劝离后', 'seen-clear': '复看清净后' },
    median: '确认回潮的中位时间 {minutes} 分（{n} 次有确认）。', noMedian: '确认回潮的中位时间未知（{n} 次有确认；至少 10 次且曲线降到一半才给）。', unseen: '{n} 次离开后当天没人再看（{percent}），不作数。',
    note: '实线：到点时的占用率，已补漏检（每个摊 85% 看得见）、按点位和离开时刻加权，区间按点位与日聚类。虚线：只知道落在两次到点之间的首次确认回潮（区间删失）；来了又走的看不见，所以偏乐观。',
  },
  places: {
    title: '地格', place: '地格', cell: '东 {column} · 北 {row}', count: '起数', passes: '到点', verdict: '显著性', hot: '热 z {z}', cold: '冷 z {z}', chance: '偶然范围内', nothing: '这段时间没有一格到点满 10 次：放宽时段。', more: '看前 {n} 格', fewer: '收起',
    sort: { label: '排序', rate: '率由高到低', count: '起数由多到少', passes: '到点由多到少' }, family: '一次检验 {n} 格，按 Benjamini–Hochberg 校正。', moran: '全局 Moran I = {i}（p {p}）。',
  },
  return: { title: '回潮时钟分项', by: { label: '按什么分', district: '片区', band: '时段', spot: '点位', 'spot-band': '点位与时段' }, departures: '离开', at: '{n} 分未回', median: '中位', note: '有确认回潮不足 10 次的写“未知”，不写 0。' },
  export: {
    title: '导出本图', choose: '选格式', what: '所见即所得：同一筛选、同一单位、同一地格。', picture: 'PNG 图（300 dpi）', done: '已导出 {name}', stamp: '数据到变更 {change} 号 · {at} 导出 · {provenance}', source: '资料：本局事件与巡查到点', north: '北',
    hours: '巡查小时', state: '状态', lower: '95% 下限', upper: '95% 上限', shrunk: '着色值（标准化并收缩）', lng: '中心经度', lat: '中心纬度', known: '已知', few: '到点不足 10 次', unvisited: '没去过',
  },
};
