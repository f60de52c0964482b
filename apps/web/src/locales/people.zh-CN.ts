/** 人员、队伍、车辆、综合工时. */
export const peopleWords = {
  personKind: { staff: '事业编制', auxiliary: '执法辅助' },
  teamKind: { persuasion: '劝导', service: '服务', volunteer: '志愿', publicity: '宣传', enforcement: '执法', shift: '班组' },
  leaveKind: { annual: '年休假', sick: '病假', personal: '事假', training: '培训', compensatory: '调休', other: '其他假' },
  certificateState: { valid: '有效', expiring: '将到期', expired: '已过期', 'not-yet': '未生效' },
  person: {
    one: '人员', total: '在册 {n} 人 · 持证 {certified} 人，其中 {soon} 人 90 天内到期 · 今日请假 {away} 人 · {dataset}', filters: '人员筛选', search: '姓名或编号', tabLabel: '台账内容', tab: { people: '人员', teams: '队伍', vehicles: '车辆', schemes: '综合工时' },
    anyKind: '全部身份', anyTeam: '全部队伍', anyCertificate: '是否持证', serving: '在册', left: '已离岗', service: '在册或离岗', code: '编号', name: '姓名', kind: '身份', certificate: '执法证', team: '队伍', today: '今日', skills: '技能', phone: '电话',
    certified: '持证', uncertified: '无证', until: '至 {day}', fromDay: '{day} 起', from: '第 {from}–{to} 人，共 {total} 人', listFailed: '没有取到人员清单', staffFailed: '没有取到队伍和工时批复', empty: '没有符合筛选的人员。', none: '还没有登记人员。', all: '看全部人员', failed: '没有取到这个人',
    new: '登记人员', edit: '修改', codeMissing: '请填写编号', nameMissing: '请填写名称', phoneNew: '新电话（不填则不变）', phoneInvalid: '电话只用数字、空格、+ 和 -', skillsHow: '技能（用顿号分开）', joinedOn: '到岗日期', leftOn: '离岗日期', conflict: '别人刚改过，已取来最新内容，请再改一次。',
    auxiliaryMay: '可劝导、记录，不可处罚', hours: '工时', standardHours: '标准工时', schemeHours: '综合工时 {number}，至 {until}', account: '账号', noAccount: '无账号', hasAccount: '有账号',
    unmask: '查看完整电话', mask: '遮起来', unmaskWhy: '为什么要看（留痕）', unmaskSure: '查看', notUnmasked: '没有取到电话。', certificates: '执法证', noCertificates: '没有登记执法证：不能单独处罚，不计入持证人数。', removeCertificate: '注销', removeSure: '确定注销 {what}',
    addCertificate: '登记执法证', certificateNumber: '证号', certificateMissing: '请填写证号', validFrom: '有效起', validUntil: '有效止', leave: '请假', noLeave: '没有请假记录。', removeLeave: '销假', leaveTaken: '已销假 {days}', putBack: '恢复', affected: '有 {n} 个已排班次落在假期里，发布前要换人。',
    leaveKindLabel: '假别', leaveFrom: '起（含）', leaveUntil: '止（含）', leaveInvalid: '请写起止日期，止不早于起。', note: '备注', addLeave: '登记请假', letGo: '离岗', letGoSure: '“{name}”从今天起离岗，不再排班？记录保留。', stillPlanned: '“{name}”还排着班。离岗并把这些班次空出来？', releaseAll: '离岗并空出班次',
  },
  vehicleState: { there: '可用', away: '停用中', retired: '已退役' },
  team: {
    new: '建立队伍', search: '队名或成员', anyKind: '全部类别', from: '第 {from}–{to} 支，共 {total} 支', listFailed: '没有取到队伍清单', empty: '没有符合筛选的队伍。', all: '看全部队伍', name: '队名', kind: '类别', count: '人数', members: '成员', none: '还没有队伍。党员先锋队分劝导、服务、志愿、宣传、执法五类。',
  },
  vehicle: {
    new: '登记车辆', search: '车牌或名称', anyState: '全部状态', from: '第 {from}–{to} 辆，共 {total} 辆', listFailed: '没有取到车辆清单', empty: '没有符合筛选的车辆。', all: '看全部车辆', removeAway: '撤销', over: '已过去的 {n} 次', serve: '恢复使用', awayTaken: '已撤销 {plate} {days} 的停用', plate: '车牌', name: '名称', seats: '座位', state: '现在', absences: '停用时段', plateMissing: '请填写车牌', seatsInvalid: '座位是 1 到 60 的整数', retired: '{day} 退役', away: '停用中', there: '可用', addAway: '登记停用', retire: '退役',
    retiredOn: '退役日期', none: '还没有车辆。', ask: { away: '{plate} 哪几天不能用？', retire: '{plate} 从哪天起退役？退役后不再派用。' },
  },
  scheme: { what: '批准了综合工时的人员，不受加班每天 3 小时、每月 36 小时和每周休息一天的硬性限制。', new: '登记批复', number: '批复文号', by: '批准机关', covers: '适用', everybody: '全部人员', none: '没有综合工时批复，按标准工时排班。', missing: '请填写' },
} as const;
