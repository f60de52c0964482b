import { dutyDayWords } from './duty-day.zh-CN';
import { screenWords } from './screen.zh-CN';
import { patrolWords } from './patrol.zh-CN';
import { revisitWords } from './revisit.zh-CN';
import { reviewWords } from './review.zh-CN';
import { visitWords } from './visits.zh-CN';
import { alarmWords } from './alarms.zh-CN';
import { consoleWords } from './console.zh-CN';
import { taskWords } from './tasks.zh-CN';
import { dutyWords } from './duty.zh-CN';
import { fieldWords } from './field.zh-CN';
import { analysisWords } from './analysis.zh-CN';
import { workbenchWords } from './workbench.zh-CN';
import { forecastWords } from './forecast.zh-CN';
import { districtsWords } from './districts.zh-CN';
import home from './home.zh-CN';
import shell from './shell.zh-CN';
import { reports } from './reports.zh-CN';
import { problemTable, type ProblemCode } from '@wuding/contract';
import { districtGradeWords, handlingModeWords, incidentOutcomeWords, incidentSourceWords, incidentStatusWords } from '@wuding/domain';
import { auditWords } from './audit.zh-CN';
import { codeWords } from './codes.zh-CN';
import { exportWords } from './export.zh-CN';
import { secondFactorWords } from './second-factor.zh-CN';
import { seedingWords } from './seeding.zh-CN';
import { dutyHereWords } from './duty-here.zh-CN';
import { peopleWords } from './people.zh-CN';
import { postWords } from './posts.zh-CN';
import { zoneWords } from './zones.zh-CN';
import { paperWords } from './paper.zh-CN';

type Titles = Record<ProblemCode, string>;
const titles = Object.fromEntries(Object.entries(problemTable).map(([code, { title }]) => [code, title])) as Titles;

const zhCN = {
  ...auditWords,
  ...codeWords,
  ...secondFactorWords,
  reports,
  ...seedingWords,
  ...exportWords,
  districts: districtsWords,
  duty: dutyWords,
  analysis: analysisWords,
  workbench: workbenchWords,
  forecast: forecastWords,
  ...zoneWords,
  ...paperWords,
  ...fieldWords,
  ...dutyDayWords,
  ...patrolWords,
  ...revisitWords,
  ...reviewWords,
  ...visitWords,
  ...alarmWords,
  ...consoleWords,
  ...taskWords,
  ...screenWords,
  ...postWords,
  ...peopleWords,
  ...dutyHereWords,
  product: { name: '五定', five: '定人 · 定时 · 定岗 · 定责 · 定效' },
  nav: {
    more: '更多', group: { today: '今日', overview: '总览', districts: '片区', duty: '值守排班', analysis: '分析', incidents: '事件', registers: '台账', reports: '报表', admin: '管理' },
    label: '主导航', analysis: '热点分析', skip: '跳到正文', home: '今日', overview: '总览', incidents: '事件', districts: '片区', districtPage: '片区详情', redraw: '重划边界', passes: '巡查经过', incident: '事件详情', zones: '区域与时段', calendar: '日历', accounts: '账号', audit: '审计', system: '系统', screens: '大屏', wall: '大屏',
    yearly: '年度数字', figureRecords: '数字背后的记录', signIn: '登录', secondFactor: '两步验证', posts: '守点', people: '人员', post: '守点详情', postPlace: '守点位置', codes: '代码与类别', mapping: '对照', notFound: '没有这个页面', myDuty: '签到', dutyDay: '当日值守', patrol: '巡查', dutyAttendance: '到岗率', dutyRecords: '班次与到岗',
  },
  header: { toDark: '换成深色', toLight: '换成浅色' },
  common: {
    oldPage: '下面是上一次取到的一页。',
    close: '关闭', loading: '正在取数', absent: '未记录', dash: '—', console: '控制台', copy: '复制', copied: '已复制', save: '保存', cancel: '取消',
    locate: '在地图上看', pages: '翻页', previous: '上一页', next: '下一页', rows: '第 {from}–{to} 条，共 {total} 条',
  },
  list: { comma: '、', semicolon: '；', bracket: '{what}（{more}）' },
  unit: { incident: '起', incidents: '{n} 起', metres: '{n} 米', kilometres: '{n} 公里', squareKilometres: '{n} 平方公里' },
  provenance: { simulated: '模拟', real: '真实' },
  role: {
    director: '局长', command: '指挥中心', 'district-leader': '片区长', officer: '执法队员', auxiliary: '协管员', analyst: '分析员',
    sysadmin: '系统管理员', secadmin: '安全管理员', auditor: '审计员',
  },
  grade: districtGradeWords,
  controlClass: { main: '主干道严管', secondary: '次干道严控', alley: '小街巷规范' },
  placeKind: { school: '学校', hospital: '医院', market: '市场', mall: '商场', housing: '住宅区', exchange: '交易中心', site: '工地', government: '机关', station: '车站', shop: '店铺', other: '其他' },
  status: { label: '状态', any: '全部状态', ...incidentStatusWords },
  source: incidentSourceWords,
  handling: handlingModeWords,
  outcome: incidentOutcomeWords,
  located: { any: '有无坐标', true: '有坐标', false: '无坐标' },
  weekday: {
    short: { 0: '周一', 1: '周二', 2: '周三', 3: '周四', 4: '周五', 5: '周六', 6: '周日' },
    letter: { 0: '一', 1: '二', 2: '三', 3: '四', 4: '五', 5: '六', 6: '日' },
  },
  signIn: {
    username: '用户名', password: '口令', submit: '登录', busy: '正在登录', usernameMissing: '请填写用户名', passwordMissing: '请填写口令',
    capsLock: '大写锁定已打开', showPassword: '显示口令', hidePassword: '隐藏口令', locked: '连续输错，账号已锁定，{minutes} 分钟后再试',
    help: '忘记口令，请安全管理员重置',
  },
  account: { menu: '账号菜单', demo: '演示账号', signOut: '退出登录' },
  noPermission: { title: '没有权限', text: '你的角色（{role}）不能打开这个页面。需要的话，请安全管理员调整。', home: '回到我的首页' },
  notFound: { text: '地址可能已经改变，或者少了一截。' },
  failure: { start: '没有连上服务', retry: '重试', requestId: '请求编号 {id}' },
  problem: { ...titles, unreachable: '连不上服务器，请检查网络', 'foreign-answer': '收到的不是本系统的回答（HTTP {status}）' },
  freshness: {
    asOf: '数据截至 {time}', old: '数据 {age}前', minutes: '{minutes} 分 {seconds} 秒', hours: '{hours} 小时',
    lost: '数据已中断 {minutes} 分钟，画面为 {time}',
  },
  dataset: {
    title: '数据集', switch: '选择数据集', unknown: '没有这个数据集', line: '{n} 起事件 · {zone}',
    failed: '数据集没有取到', noneAtAll: '这个系统里还没有数据集。', notHere: '没有名为“{key}”的数据集。', openHome: '打开本局数据集',
    name: '名称', key: '代号', provenance: '数据性质', zone: '时区', codeSet: '事件代码', count: '事件数', basemap: '底图',
    noIncidents: '你的角色（{role}）可以看地图和图层，不能看事件和统计。',
  },
  import: { how: '记录在服务器上用命令导入：' },
  overview: { figures: '统计', failed: '统计没有取到', mapWorks: '地图照常可用。', oldFigures: '地图照常可用，下面是上一次的数。' },
  map: { missing: '地图没有打开', missingWhy: '地图程序没有取到。', stillWorks: '右边的统计和清单照常可用。' },
  filter: {
    label: '筛选', none: '未加筛选', clear: '清除全部', remove: '去掉“{label}”', matching: '符合 {n} / {total} 起', unlocated: '其中无坐标 {n} 起',
    list: '看清单', copyLink: '复制链接', copied: '已复制链接',
  },
  period: {
    title: '时间', presets: '截至 {day} 的时段', days: '{n} 天', all: '全部', from: '开始日期', to: '结束日期', invalid: '写成 2026-10-22 这样', since: '{day} 起',
    until: '到 {day}', run: '{from}至{to}', perDay: '每日 {n} 起',
  },
  rhythm: {
    title: '24 × 7 节律', unit: '起 / {period}，合计 {n}', cell: '{weekday} {from}–{to} 时 {n} 起', hour: '{hour}时', hours: '{from}–{to} 时',
    densest: '{weekday} {from}–{to} 时最密，{n} 起，占 {total} 起的 {percent}%', nothing: '没有可数的时段', legendUnit: '颜色为每小时格的起数 · {zone}',
  },
  category: {
    title: '类别构成', unit: '{n} 起 / {period}，点选筛选', kind: '分类方式', byCategory: '统计类别', byCode: '事件代码', nothing: '没有事件可分类。',
    more: '还有 {n} 类', less: '收起', overlap: '一起可属几类，合计可超总数',
  },
  district: {
    one: '片区', name: '片区', list: '片区 {n} 个', listTitle: '片区', grade: '等级', countUnit: '起 / {period}', search: '找片区',
    sort: { label: '排序', count: '按起数', grade: '按等级', name: '按名称' }, only: '{name} {n} 起，只看这里', none: '不在片区内', unknown: '片区 {id}',
    emptyList: '还没有片区。', notFound: '没有名字含“{text}”的片区。', listFailed: '片区清单没有取到', failed: '片区没有取到', stillWorks: '地图和统计照常可用。',
    code: '编号', leader: '负责人', area: '面积', incidents: '事件', plan: '治理方案', noPlan: '还没有写方案。', noBoundary: '没有边界。',
    sinceEver: '起初', inForce: '至今', filter: '只看本片区', release: '不只看本片区', edit: '修改方案', notSaved: '没有保存。',
    conflict: '在你修改期间，别人已经保存了另一版。', theirsTitle: '对方保存的', yours: '你写的', takeTheirs: '采用对方的', overwrite: '用我的覆盖',
  },
  street: {
    one: '街道', none: '附近没有街道', unnamed: '无名街巷', class: '管控等级', length: '长度', segments: '{n} 段', within: '街道两侧 {metres} 米内 · {period}', failed: '街道没有取到',
  },
  here: {
    title: '这里有什么', failed: '这里的情况没有取到', stillWorks: '地图照常可用，点别处也行。', places: '沿街场所', placesWithin: '{n} 米内的场所',
    incidentsWithin: '{n} 米内的事件 {count} 起 / {period}', nearestOnly: '只列最近 {n} 起',
  },
  layers: { title: '图层', close: '收起图层', zoomIn: '{n} 级起显示' },
  heat: {
    breaks: '界线按每格每 30 天 {breaks} 起折算',
    title: '每格事件数', layer: '热力格', size: '格子大小', cell: '{n} 米格', unit: '起 / {period}', coarser: '{wanted} 米格太密，现为 {n} 米格',
    unlocated: '无坐标的 {n} 起不在图上',
  },
  empty: {
    title: '没有事件', dataset: '“{name}”里还没有事件。在服务器上导入一个文件就能看到：', filtered: '没有符合筛选的事件。放宽日期或看全部类别。',
    filteredPeriod: '{period} 没有符合筛选的事件。放宽日期或看全部类别。', allDays: '看全部日期', everything: '看全部事件', askImport: '请系统管理员导入。',
  },
  incident: {
    neighbours: '附近同类事件', neighboursNote: '{radius} 米内、前后 {days} 天', neighboursNone: '没有同类事件，看不出回潮。', neighboursMore: '共 {n} 起，只列最近的 {shown} 起', neighboursFailed: '附近的事件没有取到', later: '{n} 天后，可能是回潮', earlier: '{n} 天前',
    one: '事件', code: '编号', event: '事件类型', status: '状态', occurredAt: '发生时间', closedAt: '结案时间', district: '片区', street: '街道', position: '坐标',
    source: '来源', handling: '处置方式', outcome: '结果', actor: '经办', description: '说明', anyCategory: '全部类别', anyCode: '全部类型', anyDistrict: '全部片区',
    anySource: '全部来源', aroundSpot: '一处点位 {n} 米内', anywhere: '不只看一处点位', search: '编号或说明', total: '共 {n} 起 · {dataset} · {zone}', rows: '第 {from}–{to} 起，共 {total} 起', failed: '事件没有取到',
    listFailed: '事件清单没有取到', listWorks: '清单照常可用。', openPage: '打开整页', onMap: '在地图上看', back: '返回清单',
    numberOf: '编号 {code} · {dataset}', timeline: '经过', timelineFailed: '登记与修改的记录没有取到', untouched: '随文件或模拟一并写入，此后没有人改过。', step: { occurred: '发生', recorded: '登记', edited: '修改：{fields}', closed: '结案' },
    columns: '列', tableMenu: '列与行高', columnsReset: '恢复原样', density: { label: '行高', airy: '宽松', dense: '紧凑' }, nowhere: '这起事件没有坐标，不能标在地图上。',
  },
  accounts: {
    username: '用户名', displayName: '姓名', role: '角色', anyRole: '全部角色', districts: '负责片区（个）', state: '状态', createdAt: '建立时间', search: '用户名或姓名',
    total: '共 {n} 个账号 · 北京时间', active: '正常', locked: '已锁定', disabled: '已停用', failed: '账号清单没有取到', empty: '没有符合的账号。',
    how: '新增、停用、重置口令，在服务器上用命令：',
  },
  system: {
    title: '系统', state: '运行状况', service: '服务', background: '后台写入', nothing: '没有', address: '对外地址', addressUnset: '没有设置 WUDING_PUBLIC_URL，二维码用浏览器里的地址', ok: '● 正常', degraded: '■ 数据库暂时连不上', ready: '可以接受请求', waiting: '正在{what}', store: '数据库',
    embedded: '内置', postgres: 'PostgreSQL', version: '版本', now: '服务器时间', accepting: '就绪', failed: '运行状况没有取到', commands: '维护命令', commandsNote: '在服务器上执行',
    command: { doctor: '查哪里不对、怎样修', backup: '备份整个数据库', restore: '从备份恢复（先停下服务）', import: '导入片区、道路、场所和事件' },
    noIncidents: '这个角色管系统运行，不看事件和地图。',
  },
  audit: {
    total: '共 {n} 条 · {zone}', seq: '序号', at: '时间', actor: '操作人', action: '动作', anyAction: '全部动作', entity: '对象', itemCount: '记录数', hash: '链上摘要',
    requestId: '请求编号', detail: '内容', open: '查看', openEntry: '查看第 {seq} 条', entry: '第 {seq} 条', failed: '审计日志没有取到', empty: '没有符合的记录。',
    how: '核对整条链是否完整，在服务器上用命令：',
  },
  home,
  ...shell,
} as const satisfies Tree;

/** Nested texts. */
interface Tree {
  readonly [key: string]: string | Tree;
}
type Texts<Of> = { [Key in keyof Of]: Of[Key] extends string ? string : Texts<Of[Key]> };

/** The texts every language must have. */
export type Messages = Texts<typeof zhCN>;

export default zhCN as Messages;
