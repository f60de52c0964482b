/** 今日：各角色的首页。 */
const home = {
  page: '今日', title: '{day} {weekday}', greeting: '{role}的今日工作', failed: '今日工作没有取到', old: '下面是上一次的数据。', own: '只看本人负责的片区',
  untilNow: '0:00 到 {time}', today: '今天的事件', usual: '往常到这时 {mean} 起（前 {weeks} 个同星期平均）', usualUnknown: '还没有同星期的记录可比',
  open: '未结事件', openAges: '今天 {today} · 1–6 天 {week} · 7 天以上 {long}', period: '近 28 天', noneCounted: '没有记录可算',
  direction: { more: '比前 28 天（{previous} 起）多', fewer: '比前 28 天（{previous} 起）少', level: '与前 28 天（{previous} 起）相当' },
  mine: '我今天的登记', mineNote: '撤回的不算', plans: '方案待办的片区', plansNote: '缺方案 {missing}，到期复核 {due}；共 {n} 个片区', planDue: '◆ {day} 到期复核',
  day: { workday: '工作日', 'worked-weekend': '调休上班', weekend: '休息日', holiday: '节假日' }, dayUnknown: '日历未覆盖今天', marketDay: '赶集日 · {market}', schoolDay: '上学日', districtUnit: '个',
  unmapped: '未归入统计类别', unmappedNote: '共 {total} 起；{codes} 个代码没有类别', unmappedCodes: '{n} 个代码', allMapped: '近 28 天用到的代码都有统计类别。',
  unlocated: '没有位置的记录', unlocatedNote: '{n} / {total} 起',
  districts: '片区', districtsNote: '{period}；▲▼ 只标超出随机波动的变化', leadsNone: '还没有指派你负责的片区，请安全管理员指派。', noLeader: '未指派',
  todayShort: '今天（起）', usualShort: '往常此时', periodShort: '28 天（起）', changeShort: '比前 28 天', openShort: '未结（起）', hasPlan: '已有', lacksPlan: '◆ 缺',
  categories: '统计类别变化', categoriesNote: '{period}，竖线为前 28 天；类别有重叠',
  ahead: '接下来几小时', aheadNote: '前 {n} 周同星期同小时平均，起', aheadUnknown: '记录不满一周，还说不出往常。', near: '{name}一带', spot: '平均 {mean} 起，n = {n}',
  openTitle: '要办的未结事件', openNear: '由近到远', openOldest: '由久到近', noOpen: '没有未结的事件。', latest: '今天的事件', noneToday: '今天还没有事件。',
  mineTitle: '我今天的登记', noneMine: '今天还没有登记。', all: '全部清单', elsewhere: '片区外',
  imports: '最近的导入', noImports: '还没有从文件导入过。', batch: '接收 {accepted}，拒绝 {rejected}，修正 {repaired}，重复 {duplicate}',
  record: '现场处置登记', recordHow: '当场发现、当场处置的，选代码和地点就能登记', code: '事件代码', outcome: '处置', note: '备注（可不填）', useDevice: '用当前位置', pickOnMap: '到地图上点选',
  locating: '正在定位…', position: '位置 {lng}, {lat}（误差约 {n} 米）', picked: '位置 {lng}, {lat}（地图点选）', noPosition: '还没有位置；也可以不带位置登记', deviceFailed: '没有取到设备位置，可在地图上点选',
  submit: '登记', sending: '正在登记…', recorded: '已登记 {code}', openRecord: '查看', chooseCode: '请选择事件代码',
  clock: { ahead: '本机时钟快 {span}，登记时间用服务器的', behind: '本机时钟慢 {span}，登记时间用服务器的' },
} as const;

export default home;
