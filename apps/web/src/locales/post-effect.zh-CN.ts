/** 定效：测出来的成效。 */
export const postEffectWords = {
  title: '成效测算', failed: '没有取到成效', nothing: '—', where: '位置', spots: '点位', before: '设岗前每百次碰见（个 / 次）', after: '设岗后', own: '前后之比（95%）', against: '与对照相比（95%）',
  share: '{perHundred}（{met} / {passes}）', short: '{ratio}（{lower}–{upper}）', limits: '{ratio} 倍（95% {lower}–{upper}）',
  group: { target: '守点半径内', ring: '外围 20–300 米', control: '相似对照' },
  verdict: { less: '净减少', moved: '搬家', unclear: '看不出', unknown: '未知' },
  say: {
    less: '每次到点碰见的摊贩，守点内与对照相比是 {ratio}；连外围一起是 {together}，没有挪到旁边。',
    moved: '守点内与对照相比是 {ratio}，但外围多了；连外围一起是 {together}。',
    unclear: '守点内与对照相比是 {ratio}。按现有到点次数，要低于 {seen} 倍才看得出来。',
    unknown: '现有到点次数说明不了什么。',
  },
  reason: {
    'never-opened': '还没有发布过，没有可比的前后。', 'no-spots': '半径内没有到点记录的点位。', 'no-controls': '所有守点外围之外，没有设岗前到点满 10 次的点位可作对照。', 'few-passes': '设岗前或设岗后到点不足 10 次。',
  },
  window: '只算守点班次钟点里的机动巡查到点（设岗后只算有人在守的时候），同钟点相比。设岗前 {beforeFrom} 至 {beforeTo}（选点前 28 天不算），设岗后 {afterFrom} 至 {afterTo}。',
  matched: '对照：在所有守点外围之外最近的 {candidates} 个点位里，取设岗前最像这里的 {n} 个，比的是每次到点碰见数、到点次数和街道等级。',
  quotient: {
    moved: '加权位移商 {value}：守点内每少 1 个，外围多 {share} 个。', relieved: '加权位移商 {value}：守点内每少 1 个，外围也少 {share} 个。',
    undefined: '加权位移商：未定义。它说的是少了的去了哪里，而守点内是否少了还看不出。',
  },
  placebo: '在没有设岗的 {n} 个日期照样算一遍，其中 {strong} 个得出同样大的变化。',
} as const;
