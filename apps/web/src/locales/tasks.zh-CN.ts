/** 派遣任务：派人、进展、手机上的任务。 */
export const taskWords = {
  tasks: {
    states: { sent: '已派出', accepted: '已接受', arrived: '已到达', done: '已办结', declined: '去不了', cancelled: '已撤回' }, steps: { accepted: '接受任务', arrived: '到达', done: '办结', declined: '说明去不了' },
    say: { accepted: '接受任务', arrived: '我到了', done: '办完了', declined: '去不了，说明原因' }, one: '任务：{title}', waiting: '待上传', sentAtBy: '{time} 派', away: '离你 {n}', why: '为什么去不了', send: '说明',
    which: '看哪些', open: '未结束', all: '全部', state: '状态', allStates: '全部状态', title: '任务', unit: '班组', way: '路程', wayText: '{n} 分 · {m} 米', unknownWay: '不知道', sent: '派出', none: '没有符合条件的任务。', noneOpen: '现在没有进行中的任务。', failed: '任务没有取到', district: '片区', allDistricts: '全部片区', showAll: '看全部',
    dispatch: '派人', dispatchTitle: '派人去一处', point: '在地图上点一下，选要去的地方。', here: '经度 {lng}，纬度 {lat}', incident: '事件 {code}', what: '去做什么', whatHint: '收到的人在手机上看到这句话', certified: '持证', certifieds: { 0: '不要求', 1: '至少 1 人持证', 2: '持证 2 人（处罚）' }, vehicle: '要车',
    suitable: '派得出的，按路程时间（{n}）', unsuitable: '派不出的（{n}）', noneSuitable: '现在没有派得出的班组，原因见下面。', reasons: { 'off-duty': '现在不在岗', 'no-fresh-position': '10 分钟内没有定位', tasked: '有任务没办完', 'no-vehicle': '没有车', 'not-certified': '持证人数不够', 'no-road': '没有路可到' },
    still: '仍要派', sendStill: '仍要派 {name}', sendTo: '派人：{name}', sendFailed: '没有派出', arrival: { position: '定位确认到达', word: '本人说到达' }, history: '每一步', by: { desk: '指挥席 {by}', phone: '{by} 手机', positions: '按定位' }, step: { sent: '派出', accepted: '接受', arrived: '到达', done: '办结', declined: '去不了', cancelled: '撤回' }, distance: '离 {n} 米', cancelWhy: '为什么撤回', cancelDo: '撤回', simulated: '模拟定位', fromAlarm: '由告警派出', clockSuspect: '手机时钟不准，时间已校正', nearestFailed: '班组没有取到', 
  },
};
