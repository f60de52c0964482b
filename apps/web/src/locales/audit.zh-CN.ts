/** 审计：动作与对象的名称。键里的点写作连字符。 */
export const auditWords = {
  auditAction: {
    create: '新建', edit: '修改', delete: '删除', withdraw: '撤销', restore: '恢复', import: '导入', export: '导出', seed: '写入模拟数据', backup: '备份', unmask: '查看完整信息', freeze: '定稿',
    redraw: '重划边界', 'withdraw-redraw': '撤回重划', 'assign-leader': '任命片区长', plan: '排班', draft: '起草', publish: '发布', undo: '撤销一步', redo: '重做一步', 'make-shifts': '生成班次', relieve: '接替', state: '改状态', away: '离岗报备', watch: '值守检查', 'clear-check': '到点无违规', acknowledge: '确认告警', attend: '分派告警', note: '记一笔', give: '交班', accept: '接班', dispatch: '派遣', accepted: '接受任务', arrived: '到达', done: '办结', declined: '谢绝任务', cancel: '撤回',
    certify: '登记执法证', decertify: '注销执法证', 'leave-service': '离职', 'incident-record': '登记事件', 'session-create': '登录', 'session-end': '退出', 'session-refuse': '拒绝登录',
    'second-factor-begin': '开始设置两步验证', 'second-factor-confirm': '设好两步验证', 'second-factor-policy': '改两步验证规定', 'account-add': '新增账号', 'account-disable': '停用账号', 'account-enable': '启用账号', 'account-lock': '锁定账号',
    'account-reset-password': '重置口令', 'account-reset-second-factor': '重置两步验证', 'account-assign-district': '指派片区', 'account-seed-demo': '建演示账号', 'screen-pair': '配对大屏', 'screen-edit': '修改大屏', 'screen-revoke': '停用大屏', 'screen-restore': '恢复大屏', 'screen-command': '遥控大屏', 'screen-plan': '安排大屏场景',
    in: '签到', out: '签退', prompt: '答抽查', confirmed: '确认在岗', absent: '报缺岗', annotate: '批注', draw: '抽定复访', 'second-factor-refuse': '两步验证不符', 'second-factor-remove': '取消两步验证',
    back: '返岗', ask: '抽查', decide: '发布要求', 'bind-demo': '演示账号对人', 'device-add': '登记设备', 'device-revoke': '停用设备', hold: '保留定位', 'lift-hold': '解除保留', 'fix-retain': '清理过期定位', 'import-retain': '清理过期导入', 'look-inside': '圈查', play: '调取轨迹', 'read-timeline': '看时间线', 'view-photo': '看照片', 'undo-import': '撤销导入',
  },
  auditEntity: {
    incident: '事件', incidents: '事件', district: '片区', person: '人员', roster: '排班表', 'roster-template': '排班模板', account: '账号', zone: '区域', post: '岗位', place: '场所', dataset: '数据集', 'check-in': '签到', crosswalk: '对照表',
    'saved-view': '保存的视图', 'map-annotation': '图上批注', 'yearly-report': '年度数字', store: '数据库', 'road-segment': '路段', leave: '请假', 'duty-alarm': '值守告警', bureau: '本局', 'working-time-scheme': '工时制', 'work-calendar': '工作日历', visit: '巡查经过', vehicle: '车辆', team: '班组',
    'report-category': '统计类别', 'published-figures': '文件所载数字', 'patrol-beat': '巡线', alarm: '告警', 'alarm-rule': '告警规则', 'alarm-policy': '打扰预算', 'alarm-handover': '交接班', task: '派遣任务', 'code-set': '代码集', screen: '大屏', 'screen-plan': '大屏场景',
    'revisit-plan': '复访计划', annotation: '批注', coverage: '巡查覆盖', device: '设备', duty: '勤务', fix: '定位', import: '导入', 'patrol-standard': '巡查要求', staff: '人员', track: '轨迹',
  },
  auditWatch: { 'duty-watch': '到岗检查', 'alarm-watch': '告警检查', 'revisit-plan': '复访安排', retention: '到期清理' },
};
