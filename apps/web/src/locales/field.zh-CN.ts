import { checkInKindWords, dutyStateWords } from '@wuding/domain';

/** 手机签到页，以及值守状态的说法。 */
const field = {
  title: '签到', home: '回到今日',
  outbox: { waiting: '待上传 {n} 条', refused: '{n} 条被拒', empty: '都已上传', title: '这台手机的签到', sendNow: '立即上传', sending: '正在上传', notLasting: '这个浏览器不保存数据，上传前不要关闭页面。', none: '今天还没有签到。', putAway: '知道了，移除', state: { waiting: '待上传', refused: '被拒', received: '已收到' } },
  offline: '没有网络：可以照常签到，连上后自动上传。', kept: '下面是上次取到的班次。', failed: '班次没有取到', clock: { ahead: '本机时钟快 {span}，签到时间按服务器校正并注明。', behind: '本机时钟慢 {span}，签到时间按服务器校正并注明。' },
  newBuild: '程序更新了。', reload: '刷新',
  noPerson: '你的账号还没有对应的人员，请片区长在人员台账里关联。', noDuty: '今天没有你的班。',
  off: {
    noNext: '还没有发布你的下一班。', contacts: '有事找谁', contact: { leader: '片区长', escalation: '上报' }, call: '打电话 {phone}', week: '近七天 {from} 至 {until}', noShifts: '这七天没有你的班。', shifts: '班次', late: '迟到', absent: '没到岗', onPost: '在岗时长率',
    percent: '{n}%', notKnown: '不知', basis: '在岗 {onPost} / 应在 {scheduled} 小时', unknown: '；另有 {n} 小时不知情况，不计入',
  }, noDutyHere: '你不在这个守点的班上。', allMine: '看我的全部班次', wrongPost: '来自守点二维码',
  map: '守点和你的位置', me: '我', mapFailed: '地图没有载入，签到不受影响。',
  locating: '正在定位…', readings: '定位已取 {n} 次，用最好一次', denied: '定位没有获准：在浏览器设置里允许，或拍照签到', unavailable: '没有取到定位：到开阔处再试，或拍照签到', again: '重新定位',
  distance: '距岗位', accuracy: '定位精度', untilStart: '离上岗', since: '已上岗', lateBy: '已迟', overSince: '已过', metres: '米', kilometres: '公里', minutes: '分钟', hours: '小时',
  verdict: {
    inside: '在 {radius} 米范围内，可以签到', outside: '在岗位 {radius} 米范围外：签到会记为岗位外，不算到岗', weak: '定位太弱（误差超过 100 米）：拍照并说明后可签到', none: '没有定位：拍照并说明后可签到', waiting: '{time} 起可以签到',
  },
  step: { in: '签到上岗', back: '签到回岗', out: '签退下岗', 'out-early': '签退下岗', photo: '拍照并说明签到', wait: '还没到时间', over: '本班已结束' },
  done: { in: '已签到', out: '已签退', prompt: '已应答', confirmed: '已确认', absent: '已说明', waiting: '已记下，待上传' },
  byPhoto: '拍照签到', away: '不在岗位，说明原因', leaveAway: '临时离岗，说明原因',
  together: { title: '同班人员用这台手机一起签', note: '没带手机的人才用；记录会注明“同班手机”。' },
  checklist: '守点清单', checklistCount: '{n}/{of}', checklistLater: '签到上岗后可以勾选。', ticked: '完成', unticked: '撤回', undone: '守点清单还有 {n} 项没有勾选', next: '下一班', companions: '与{names}搭班', in: '{text}后', today: '今天', tomorrow: '明天', yesterday: '昨天',
  prompt: { title: '抽查：你在岗吗？', titleOther: '抽查：{name}在岗吗？', by: '{time} 前应答，还剩 {n} 分钟', answer: '在岗，应答' },
  sheet: {
    photoTitle: '拍照并说明', absentTitle: '不在岗位', earlyTitle: '现在签退会记为早退', earlyText: '离下岗还有 {text}。', photoWhy: '定位不能证明你在岗，照片和原因会给片区长看，并注明。', absentWhy: '会记为空岗或脱岗，并提醒片区长安排接替。到岗后可以再签到。',
    reason: '原因', reasonMissing: '请写明原因', photo: '拍一张现场照片', retake: '重拍', photoMissing: '请拍照', photoBad: '这张照片读不出来，请重拍', photoAlt: '现场照片', send: '提交', sendEarly: '仍要签退', busy: '处理中',
    quick: { photo: { 0: '定位漂移，人在岗位', 1: '室内或棚下没有信号', 2: '手机定位坏了' }, absent: { 0: '身体不适', 1: '临时抽调', 2: '路上车坏了' } },
  },
} as const;

export const fieldWords = {
  field, dutyState: dutyStateWords, checkInKind: checkInKindWords,
} as const;
