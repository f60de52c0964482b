import { codeRelationWords } from '@wuding/domain';

/** 代码与类别、对照表。 */
export const codeWords = {
  codes: {
    failed: '代码没有取到', views: '看什么', view: { codes: '代码', categories: '统计类别', crosswalks: '对照表' }, origin: { bureau: '本局版本', reference: '外部对照清单', dataset: '数据集自带类别' },
    since: '{from} 起', between: '{from} 至 {to} 前', ever: '最早', open: '长期', always: '一直有效', undated: '没有生效日期', codeCount: '{n} 个代码', search: '代码或名称', noCodes: '没有符合的代码。', noMajor: '未分大类',
    code: '代码', name: '名称', verdictTitle: '来源核对', verdict: { agree: '两份清单一致', 'one-source': '只见于一份', disagree: '两份不一致', local: '本地扩展' }, extension: '扩展', noCategory: '未归类', remark: '说明',
    records: '{name}：{n} 起，看记录', members: '包含代码', validity: '有效期', by: '依据', source: { edition: '版本自带', crosswalk: '对照表' }, noRollUps: '还没有代码归入统计类别。外来类别可在对照表中对到本局代码或统计类别。',
    mapTo: '对到', work: '编辑对照表', hasDraft: '有未发布的草稿', crosswalkFailed: '对照表没有取到', noEntries: '还没有已发布的对照。', history: '发布记录',
    published: '第 {n} 版 · {time} · {by} · {count} 行', undoes: '（撤销第 {n} 版）', fromCode: '来源代码', relationTitle: '关系', target: '对到', relation: codeRelationWords, categoryTarget: '类别：{name}',
  },
  mapping: {
    title: '对照：{from}', back: '返回代码与类别', state: { none: '尚未发布', published: '已发布第 {n} 版' }, draft: '有草稿', dirty: '有未保存的改动', only: '筛选', filter: { all: '全部', unmapped: '未对照', mapped: '已对照' },
    foreign: '外来类别', count: '记录', mapped: '对照到', selectAll: '全选', select: '选择 {name}', chosen: '已选 {n} 个', targets: '本局代码与统计类别', search: '找代码或名称，回车对上第一个', relation: '关系（来源是目标的…）',
    counts: { exact: '计入目标', narrower: '计入目标', broader: '不计入', related: '不计入' }, chooseFirst: '先在左边选一个或几个类别。', categories: '统计类别', assign: '把所选对到 {name}', remove: '去掉 {from} 到 {name} 的对照',
    suggest: '建议 {name}', why: { 'same-code': '代码相同', 'same-name': '名称相同' }, adoptAll: '采用全部 {n} 条建议', undoStep: '撤销一步', save: '保存草稿', publish: '发布…', undo: '撤销第 {n} 版', importCsv: '导入 CSV',
    keys: '键盘：空格选中，↑↓ 移动，回车到右边搜索，再回车对上第一个。', diff: '将要发布的改动', added: '新增 {n} 行', removed: '去掉 {n} 行', nothing: '与已发布的相同，没有改动。', note: '说明（写入发布记录）', confirm: '发布', saved: '草稿已保存', done: '已发布第 {n} 版，统计随即按它计。', undone: '已撤销，现为第 {n} 版。',
    notDone: '没有完成。', conflict: '别人刚改过这张对照表。你的改动还在页面上；重新取来会丢掉它。', reload: '重新取来', none: '没有符合的类别。', fileFailed: '第 {row} 行读不懂。', noTargets: '没有符合的目标。',
  },
};
