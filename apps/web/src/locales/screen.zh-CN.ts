import { dutyStateWords } from '@wuding/domain';

/** 大屏与大屏管理。 */
export const screenWords = {
  screen: {
    state: dutyStateWords, byGravity: '按轻重排序', noAlarms: '此刻没有告警', minutes: '{n} 分', hours: '{n} 小时', more: '还有 {n} 条', restStays: '其余画面照常', callout: '{word} {n}分',
    panel: {
      alarms: '告警 {n} 条', rhythm: '一周节律', latest: '最新事件', 'district-posts': '守点', 'district-today': '与平时相比', 'return-clock': '回潮时钟', coverage: '巡查覆盖', 'owed-streets': '欠巡街道', 'week-days': '逐日事件', 'forecast-districts': '各片区预计', 'forecast-trust': '预计准不准', 'week-districts': '片区', 'week-categories': '类别',
    },
    fact: { vacant: '应到 {at}，{n} 人未签到', late: '应到 {at}，{n} 人未到', other: '{n} 人', 'post-empty': '应到 {n} 人，无人在岗', 'patrol-silent': '最后定位 {at}', 'patrol-silent-never': '上岗后没有定位', 'district-uncovered': '{at} 起无人巡到', 'relapse-wave': '{found} 处回潮，平时至多 {usual} 处', 'datum-suspect': '定位整体偏离道路' },
    nearest: { unit: '最近{how} {minutes} 分钟：{label}', foot: '步行', vehicle: '驾车', none: '此刻派不出班组' },
    andMore: '{label} +{n}', unitUnknown: '巡查班组', heldCount: '另有 {n} 条合并待报', takeover: '{title} · {place}', takeoverLeft: '{n} 秒后回到轮播 · 在值班台接下即恢复', escalated: '▲ 无人处理，已升级',
    rhythmNote: '事件 {n} 起 · {days} 天', hour: '{n}时', busiest: '{day} {hour} 时最密，{n} 起', noRecords: '这段时间没有记录',
    latestNote: '近 {hours} 小时 {n} 起', noIncidents: '近 {hours} 小时没有新事件', closed: '已处置', open: '待办',
    noPosts: '没有守点', noShift: '无班次', shift: '{from}–{to} · {present}/{due}', five: { who: '人', when: '时', where: '岗', duty: '责', effect: '效' }, fiveNote: '{n} 处 · 黄底为没守住', fiveState: { held: '守住', broken: '没守住', unseen: '此刻看不出' },
    clock: { note: '劝离 {n} 次后仍没回来的', asked: '正在计算', none: '近 {days} 天没有劝离的记录', few: '劝离 {n} 次，见到回来的不足 10 次，说不准', median: '一半在 {minutes} 分内回来', notReached: '4 小时内回来的不到一半', county: '全县', hours: '{n} 时' },
    todaySoFar: '今天到此刻', sevenDays: '近 7 天', notClosedYet: '未结', against: '{n} / {usual} 起', tickIsUsual: '竖线为平时', tickIsBefore: '竖线为前 7 天',
    class: { main: '主干道', secondary: '次干道', alley: '小街巷' }, kilometresOf: '{ratio}% · {visited} / {all} 公里', lastHours: '近 {n} 小时',
    never: '从未到过', minutesAgo: '{n} 分前', hoursAgo: '{n} 小时前', daysAgo: '{n} 天前', owed: '欠 {n} 次 · {since}', owedNote: '近 24 小时 {n} 段欠巡', weekNote: '{n} 起 · 前 7 天 {before} 起',
    ahead: { elsewhere: '片区以外', row: '{n} 件（{lower}–{upper}）', window: '{from}–{to}', unknown: '记录还不够，无法预计', total: '全县各周', place: '片区各周', held: '{held} / {of} 落在上下限内', ratio: '每预计 1 件，实际', weeks: '近 {n} 周回测', basis: '按近 {n} 周的节律；节假日、赶集和天气不在内', perCell: '件/百米格' },
    figure: { 'incidents-ahead': '预计 · 4 小时', 'on-post': '在岗 · 此刻', 'team-today': '片区队伍 · 今日', 'main-coverage': '主干道覆盖 · 2 小时', 'incidents-today': '今日事件', 'incidents-open': '未结事件', 'units-moving': '移动中 · 此刻' },
    period: { today: '今日', 'days-7': '7 天', 'days-30': '30 天' }, groups: '组', unknownIndicator: '没有指标 {id}',
    note: {
      limits: '95% 在 {lower}–{upper} 件', tooLittle: '记录还不够，无法预计',
      onPost: '在岗 {present} / 应到 {due} 人', nobodyDue: '此刻无人应到', segments: '{visited} / {all} 段已巡', closedOf: '已处置 {closed} · 待办 {open}', usual: '平时同时段 {mean} 起', notClosed: '含以往未结', units: '在巡 {all} · 停留 {still} · 无声 {silent}', noUnits: '此刻无人在巡', team: '持证 {certified} 人 · 车 {vehicles} 辆', noRoster: '今天没有排班', share: '{numerator} / {denominator}', beingWritten: '到点记录还在写入', hoursOf: '{numerator} / {denominator} 小时',
      'no-records': '没有记录', 'codes-missing': '代码集没有这一类', 'sample-too-small': '样本太少',
    },
    lines: { met: '已巡够', short: '欠巡', unvisited: '未到' }, units: '机动组', lastHoursIncidents: '近 {hours} 小时', asOf: '数据截至 {time}', simulated: '模拟数据',
    missingPanel: '没有面板 {id}', missingLayer: '没有图层 {id}，其余画面照常', neverHeard: '还没有收到数据', cut: '数据已中断 {n} 分钟，画面为中断时的情形', pinned: '已固定 · 按 P 放开', held: '已暂停 · 一分钟后继续',
    noScene: '没有可以显示的场景，请在“大屏”里安排', waiting: '正在取数', endsSoon: '大屏授权还有 {n} 天到期', tooSmall: '{n} 处文字小于 {pixels} 像素，看不清',
    pairing: {
      title: '这块屏幕还没有配对', how: '请指挥中心人员登录 {address}，输入上面的配对码', lasts: '配对码 10 分钟内有效，过期自动更换', away: '连不上服务器，正在重试', revoked: '这块屏幕已被停用', expired: '这块屏幕的授权已到期', signIn: '登录后查看大屏',
    },
    snapshot: { take: '截图', taken: '截于 {at}', file: '大屏', done: '截图已保存', failed: '■ 浏览器没有画成截图' }, tools: { label: '大屏操作', previous: '上一个', next: '下一个', pin: '固定', release: '放开' },
    preview: { title: '大屏预览', scene: '场景', size: '尺寸' },
  },
  remote: {
    title: '大屏遥控', screen: '屏幕', none: '没有在用的大屏。先在“大屏”里配对一块。', away: '{name}（未连接）', isAway: '■ “{name}”现在没有连接，照做要等它连上。', scenes: '直接显示', hint: '点一下，屏幕立即照做，并记入审计。键盘：← → 换场景，P 固定，R 放开。', showing: '显示“{name}”', told: '已送达：{what} · {at}', refused: '■ 没有送达：{what}。{why}',
    acts: { previous: '上一个', next: '下一个', pause: '暂停一分钟', pin: '固定', release: '放开', show: '显示' },
  },
  screens: {
    remote: '遥控', remoteOne: '遥控“{name}”',
    pair: '配对大屏', plan: '场景安排', preview: '预览', anyState: '全部状态', stateLabel: '状态', search: '按名称找', total: '共 {n} 块', failed: '大屏清单没有取到', none: '还没有大屏。在要上墙的电脑上打开 /wall，再点“配对大屏”。', empty: '没有符合条件的大屏。', how: '在要上墙的电脑上打开 /wall，屏幕会显示配对码。',
    state: { active: '在用', expiring: '将到期', expired: '已到期', revoked: '已停用' }, name: '名称', scenes: '场景', hanging: '尺寸', lastSeen: '最近在线', expires: '有效期至', acts: '操作', allScenes: '按安排', someScenes: '{n} 个', hangs: '{inches} 英寸 · 横 {across} × 纵 {down} 块 · {metres} 米', notYet: '还没有', showing: '● 正在显示',
    edit: '修改', editOne: '修改“{name}”', revoke: '停用', revokeOne: '停用“{name}”', revokeTitle: '停用“{name}”？', revokeWhat: '屏幕立即停止显示，换成新的配对码。停用后可以在这里一键恢复，不必再输配对码。', revokedNow: '已停用“{name}”，屏幕不再显示。', undo: '撤销', restore: '恢复', restoreOne: '恢复“{name}”', revokeNow: '停用', pairNow: '配对',
    code: '配对码', codeHint: '屏幕上的六位字母和数字', inches: '单块对角线（英寸）', tiles: '横向块数', tilesDown: '纵向块数', metres: '观看距离（米）', days: '有效天数', newDays: '从今天起再有效几天（不填则不变）', byPlan: '按场景安排显示全部',
    shown: '显示', scene: '场景', seconds: '秒数', order: '顺序', show: '显示“{name}”', secondsOf: '“{name}”的秒数', up: '“{name}”上移', down: '“{name}”下移', quiet: '静屏时段', quietFrom: '从', quietTo: '到',
  },
};
