/** 告警：列表、级别与时限。 */
export const alarmWords = {
  alarms: {
    which: '看哪些', open: '未解除 {n}', openOnly: '未解除', all: '全部', kind: '类别', allKinds: '全部类别', severity: '级别', allSeverities: '全部级别', severities: { urgent: '紧急', warning: '警告', notice: '提示' }, district: '片区', allDistricts: '全部片区',
    what: '说明', raised: '报出', lasted: '持续', minutes: '{n} 分', hours: '{n} 时 {m} 分', cleared: '已解除', acknowledged: '已处理', repeated: '又出现 {n} 次', none: '没有符合条件的告警。', noneOpen: '现在没有未解除的告警。', failed: '告警没有取到', showAll: '看全部',
    links: { post: '看岗位', duty: '看班次记录', unit: '在地图上看', district: '看片区覆盖' },
    rules: '级别与时限', rulesNote: '改动立即生效并记入审计。人员到岗类告警的时限由到岗规则定，这里只定级别。', limit: '超过（分钟）', limitHint: '{least}–{most}，默认 {usual}；依据：{source}', on: '开', save: '保存', addDistrict: '给一个片区单独定', saveFailed: '没有保存',
    note: '按服务器时钟每半分钟看一次；同一对象同一告警只报一条，十分钟内反复算同一条。',
  },
};
