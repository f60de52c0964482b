import { figureHeadingWords, figureMatchWords, suppressionWords } from '@wuding/domain';

/** Words of the yearly figures. */
export const reports = {
  title: '{year} 年度数字', year: '年度', note: '{dataset} · {zone} · 代码集 {codeSet}', running: '本年还在进行，次数都是“余”', failed: '年度数字没有取到', stillWorks: '其他页面照常可用。',
  heading: figureHeadingWords, match: figureMatchWords, suppressed: suppressionWords,
  select: '选中“{item}”求和', item: '项目', published: '文件所载', computed: '本系统所算', check: '核对', definition: '口径',
  define: '看“{item}”的口径', openRecords: '看“{item}”背后的记录', noRegister: '本系统尚无记录', notPrinted: '文件未载', legend: '相符、不符：文件与记录对得上、对不上；未核：只有一边有数，不作零看',
  agreed: '核对相符', agreedUnit: '项', agreedNote: '可核对 {all} 项，另有 {rest} 项未核', of: '{part} ÷ {whole}', days: '{n} 次 ÷ {days} 天', noValue: '没有值',
  checks: '推算核对', checksNote: '由上表的数推算', basis: { rows: '记录', document: '文件，未核', none: '没有数' }, caution: '注意', operand: '{item}（{basis}）',
  sum: { title: '求和', hint: '勾选表中的项目，看能不能相加', selected: '已选 {n} 项', clear: '清除', unchecked: '含文件所载、未核的数', units: '单位：{units}' },
  freeze: {
    title: '定稿', live: '未定稿：记录一改，数就跟着变。', button: '定稿', again: '再定稿一版', ask: '定稿后，{year} 年的数和背后的记录编号一起封存；以后记录再改，这一版不变，只列出差异。', confirm: '确认定稿', failed: '没有定稿。',
    edition: '第 {n} 版', by: '{name} 于 {time} 定稿', byConsole: '{time} 定稿', hash: '摘要 {hash}', none: '定稿以后，记录没有变化。', changed: '定稿以后，{n} 项背后的记录有变化：',
    line: '{item}：定稿 {frozen}，现在 {now}，{n} 条记录不同', kind: { added: '补记', removed: '撤出', changed: '改过' }, moreRecords: '还有 {n} 条',
  },
  print: '打印', numerator: '分子', denominator: '分母', sample: '依据', source: '出处', unit: '单位', byDistrict: '按片区', noDistrict: '不在片区内或无坐标', reason: '没有值的原因', definitionFailed: '口径没有取到',
  records: { title: '{item}背后的记录', total: '共 {n} 条 · {year} · {zone}', year: '{n} 年', allYears: '全部年度', back: '返回年度数字', failed: '记录没有取到', empty: '没有这样的记录。', numerator: '计入的', denominator: '应计的（分母）', part: '看哪些记录' },
};
