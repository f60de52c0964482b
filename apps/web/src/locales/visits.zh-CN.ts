/** 到点记录：覆盖和剂量每个数背后的记录。 */
export const visitWords = {
  visits: {
    say: '到点无违规', tap: { received: '已记下：到点无违规', waiting: '先记在手机里，有网就上传', refused: '没有记下：不在点位 40 米以内，或这时不在岗' },
    page: '到点记录', of: '到点记录 · {name}', kind: '看哪些', kinds: { all: '全部记录', counted: '计入覆盖的', told: '班组签报的', clear: '到点无违规的' }, failed: '到点记录没有取到', empty: '这段时间没有记录。', all: '看全部', day: '从哪天',
    columns: { entered: '到达', left: '离开', street: '道路', spot: '点位 / 守点', basis: '依据', unit: '组', mode: '方式', found: '发现（起）', clear: '到点无违规' }, basis: { positions: '定位', told: '签报' }, clears: { true: '是', false: '否' },
    note: '计入覆盖：同一组离开不到十分钟又来，算同一次。定位看到的不写是谁；要看是谁，到时间线写明原因再看，本人看得到。',
  },
};
