/** 热点分析的工作台：播放、日历、时空格局、保存的视图、批注。 */
export const workbenchWords = {
  swipe: { label: '分界线：左边本期 A，右边上期 B', at: '本期占 {percent}%', a: '本期 A', b: '上期 B', period: '时段' },
  surface: {
    label: '画法', cells: '方格', hexagons: '六边形', density: '核密度', bandwidth: '带宽（米，留空按规则）', notMetres: '填 1 到 5 位的整数米', kernelLabel: '核函数', kernel: { gaussian: '高斯核', quartic: '四次核' }, edge: '边缘校正',
    unit: '起/km²', note: '没有按巡查折算：看到的是记录在哪里，也是巡查去过哪里。', rule: { given: '带宽 {n} 米。', scott: '带宽 {n} 米，按 Scott 规则（标准差 × n 的 −1/6 次方）。', 'two-cells': '所有记录在一处，带宽取两格：{n} 米。' },
    cell: '序号',
  },
  export: { title: '标题', unit: '单位', cell: '地格', source: '来源', stamp: '数据', sheet: '所示地格', about: '说明', brief: '片区研判（一页 Word）' },
  brief: {
    title: '{place} 片区研判', days: '（{n} 天）', allCategories: '全部类别', overall: '一、总体', when: '二、什么时候', back: '三、清理后多久回来', notKnown: '四、不知道的', where: '五、哪里最重（{n} 格，按率）', position: '格心', unknown: '还没有算出来。', stop: '。', colon: '：',
    total: '记录 {n} 起，到点 {passes} 次，其中 {unlocated} 起没有坐标。', change: '比星期对齐的上期：{total}。', rate: '每百次到点有发现 {now} 次，上期 {before} 次：{rate}。', clear: '{lag} 分后仍清净 {value}（{lower}–{upper}）',
    few: '{few} 格到点不足 10 次、{unvisited} 格没去过：这些地方不知道，不是没有问题。', caution: '率已按到点次数和时段折算；括号内是 95% 区间。没有按人员、罚款或案件数排名。',
  },
  play: { play: '播放', pause: '暂停', label: '把所选时段逐日往后推', speed: '速度', times: '{n} 倍', calm: '已按系统“减弱动态效果”改为整段翻页', whole: '先选一段时间，再播放' },
  days: {
    title: '日历与趋势', view: '看法', calendar: '日历', trend: '周趋势', legend: '图例', day: '{day} {weekday}，{n} 起', rain: '雨 {n} 毫米', outage: '记录系统中断', market: '赶集',
    rainDay: '雨日（≥ 1 毫米）', outageDay: '断记日：没有记录不等于没有问题', holidayDay: '节假日', marketDay: '赶集日', worked: '调休上班', unknownRain: '没有雨量和断记的记录：标记不全。', earlier: '前一月', later: '后一月', month: '{year}年{month}月',
    few: '少', many: '多', colour: '每日起数', outages: '断记 {n} 天，各图和率里没有把它们当作零剔除，读数时请留意。', choose: '点一天，只看那天；再点回到原来的时段。',
    found: '每百次到点有发现', counts: '每周起数', weeks: '{n} 个整周，止于时段末日', week: '{from} 起的一周', noWeeks: '时段不足两周：说不出趋势。', noRate: '没有到点',
  },
  pattern: {
    title: '时空格局', by: '看什么', emerging: '新兴热点', near: '近重复', start: '计算', stop: '停止', failed: '没有算出来', running: '正在计算 {percent}%', ready: '要在后台算几秒，可以随时停止。',
    steps: '以 7 天为一步，共 {n} 步，止于时段末日。一格在每一步与四邻、前一步一起检验（时空 Gi*），再看趋势（Mann–Kendall）。', none: '没有一格成为热点或冷点。', few: '时段不足 {n} 步：还说不出格局，放宽时段。', cells: '{n} 格', show: '在图上看', trend: '趋势 z {z}', last: '末步 z {z}', more: '再看 {n} 格', fewer: '收起',
    category: {
      'new-hot': '新热点', 'consecutive-hot': '连续热点', 'intensifying-hot': '增强热点', 'persistent-hot': '持续热点', 'diminishing-hot': '减弱热点', 'sporadic-hot': '零星热点', 'oscillating-hot': '振荡热点', 'historical-hot': '历史热点',
      'new-cold': '新冷点', 'consecutive-cold': '连续冷点', 'intensifying-cold': '增强冷点', 'persistent-cold': '持续冷点', 'diminishing-cold': '减弱冷点', 'sporadic-cold': '零星冷点', 'oscillating-cold': '振荡冷点', 'historical-cold': '历史冷点',
    },
    meaning: {
      'new-hot': '只有最后一步热', 'consecutive-hot': '最后连着几步热，以前不热', 'intensifying-hot': '九成以上的步都热，且越来越热', 'persistent-hot': '九成以上的步都热，没有趋势', 'diminishing-hot': '九成以上的步都热，在变弱', 'sporadic-hot': '时热时不热', 'oscillating-hot': '现在热，以前冷过', 'historical-hot': '以前九成的步热，现在不热',
      'new-cold': '只有最后一步冷', 'consecutive-cold': '最后连着几步冷，以前不冷', 'intensifying-cold': '九成以上的步都冷，且越来越冷', 'persistent-cold': '九成以上的步都冷，没有趋势', 'diminishing-cold': '九成以上的步都冷，在变弱', 'sporadic-cold': '时冷时不冷', 'oscillating-cold': '现在冷，以前热过', 'historical-cold': '以前九成的步冷，现在不冷',
    },
    caption: '两起事件相隔多近、多久：实际对数 ÷ 打乱时间后的期望', events: '{n} 起有坐标的事件；{m} 起没有坐标，不在其中。时间打乱 199 次。', same: '同一处', ring: '{from}–{to} 米', sameDay: '当天', nextDay: '次日', dayRange: '{from}–{to} 天', ratio: '{ratio} 倍', unknown: '期望不足 1 对', pairs: '{observed} 对，期望 {expected} 对，p = {p}', sure: 'p ≤ 0.05',
    sameNote: '“同一处”是 15 米以内：那是回潮，不是近重复，单列。', noPairs: '不足两起有坐标的事件：没有对可数。',
  },
  relapse: {
    title: '复发率', radius: '多近算同一处（R）', window: '多久以内（W）', metres: '{n} 米', hours: '{n} 小时', days: '{n} 天', failed: '复发率没有算出来',
    n: '{relapsed} 起又有记录，n = {n} 起有人再看过', unseen: '{n} 起没人再看（{percent}），不知道，不算没复发。', nothing: '没有一起过了期限：还说不出。', left: '另有 {recent} 起期限未到，{unlocated} 起没有坐标，不在其中。',
    of: '类别 / 片区', ratio: '复发率', seen: '再看过', unseenShort: '没人再看',
    note: '一起记录之后，同类（同一统计类别）在 R 米、W 以内又有记录就算复发；15 分钟内的算同一件事。记录跟着巡查走，来了又走的看不见，所以是“至少”。区间按地点与日聚类；再看过的不足 10 起写“未知”。',
  },
  views: {
    title: '视图', open: '保存的视图', search: '找视图', none: '还没有保存的视图。', noneFound: '没有叫这个名字的视图。', saveAs: '把现在的视图存为', shared: '同事可见', share: '共享给同事', unshare: '不再共享', rename: '改名', remove: '删除', undo: '恢复', removed: '已删除“{name}”', saved: '已保存“{name}”', by: '{name} · {at}', mine: '我 · {at}', overwrite: '存为现在的视图', tooLong: '这个视图的条件太多，存不下（链接超过 2,000 字符）。', all: '共 {n} 个', new: '新名称',
  },
  notes: {
    title: '批注', list: '图上批注', none: '图上还没有批注。', addPoint: '写在一点', addArea: '写在一片', placing: '在图上点一处；Esc 取消', drawing: '在图上逐点画一片，点回起点完成；Esc 取消', body: '批注', shared: '同事可见', remove: '删除', undo: '恢复', removed: '批注已删除', by: '{name} · {at}', mine: '我 · {at}', edit: '修改', show: '显示批注', locate: '到那里去', mark: '批注：{body}', more: '只显示最近 {shown} 条，共 {total} 条。',
  },
} as const;
