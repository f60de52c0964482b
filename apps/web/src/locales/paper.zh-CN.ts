/** Rosters on paper, duty and post cards, registers as files. */
export const paperWords = {
  paper: {
    menu: '打印与导出', choose: '选择纸面或文件', print: '打印排班表', printNow: '打印', format: '纸张与范围', week: '周表 A4', month: '月表 A3', earlier: '前一段', later: '后一段', excel: '导出 Excel', cards: '个人值守卡', postCards: '守点卡', failed: '没有取到排班表',
    cardsFailed: '没有取到守点', none: '这段时间没有排班。', noDuties: '这个月没有已发布的班次。', noPosts: '没有已发布的守点。', title: { 'a4-week': '守点周排班表', 'a3-month': '人员月排班表' }, span: '{from} 至 {until}',
    draft: '草稿，未发布', published: '已发布第 {n} 版', publishedWeeks: '已发布的各周', simulated: '模拟数据', open: '缺 {n} 人次', openHere: '缺{n}', missingWeeks: '未发布的周不在表中：{weeks}', post: '守点', shift: '班次', person: '姓名',
    code: '工号', hours: '工时', weekday: { 0: '一', 1: '二', 2: '三', 3: '四', 4: '五', 5: '六', 6: '日' }, signature: { made: '编制：', checked: '审核：', approved: '批准：' }, seal: '（盖章）', everybody: '所有有班的人', total: '共 {n} 小时', scan: '扫码到岗',
    callUp: '有事找：{who}',
  },
  imports: {
    title: { posts: '导入守点', staff: '导入人员' }, intro: '先看预览，确认后才会写入；写入后可以整体撤销。', choose: '选择文件', drop: '或把文件拖到这里', formats: 'Excel、CSV 或 GeoJSON，1.4 MB 以内', step: { 1: '选文件', 2: '看每一行会怎样', 3: '写入，可撤销' }, template: '先导出现有的，改好再导入', crs: '坐标系',
    crsName: { wgs84: 'WGS-84（GPS）', cgcs2000: 'CGCS2000', gcj02: 'GCJ-02（高德、腾讯）', bd09: 'BD-09（百度）' }, reading: '正在读取…', previewFailed: '没有得到预览', applyFailed: '没有导入', tooLarge: '文件超过 1.4 MB，请用命令行 wuding import',
    outcome: { new: '新增', changed: '变更', unchanged: '不变', refused: '拒绝' }, all: '全部', rows: '预览', row: '行', code: '编号', name: '名称', what: '处理', detail: '内容', apply: '导入 {n} 行', nothing: '没有要写入的行', done: '已导入：新增 {added}，变更 {changed}，拒绝 {refused}。',
    undo: '撤销这次导入', undone: '已撤销“{file}”。', undoFailed: '没有撤销', inTheWay: '这些记录在导入后被改过或用到：{records}', history: '最近的导入', historyNone: '还没有导入过。', counted: '写入 {written} 行，拒绝 {refused}，不变 {unchanged}', undoneBy: '已由 {who} 撤销',
    change: '{field}：{before} → {after}', empty: '空', shown: '显示 {n} 行，共 {m} 行',
    field: {
      code: '编号', name: '名称', kind: '类别', phone: '电话', skills: '技能', joinedOn: '到岗日期', leftOn: '离岗日期', certificateNumber: '执法证号', certificateFrom: '执法证起', certificateUntil: '执法证止', primary: '主岗', relief: '替岗',
      personCount: '人数', certifiedCount: '持证人数', needsVehicle: '用车', pattern: '时段', earlyArriveMinutes: '提前到岗', lateLeaveMinutes: '延后撤岗', lng: '经度', lat: '纬度', line: '走线', radiusMetres: '半径', viewSide: '看护侧', district: '片区',
      streetName: '街道', eventCodes: '事件代码', allowedStalls: '允许摊点', allowedZones: '允许区域', checklist: '检查清单', handover: '交接事项', escalationContact: '上报联系人', targets: '目标', reviewOn: '评估日期', geometry: '图形',
    },
  },
} as const;
