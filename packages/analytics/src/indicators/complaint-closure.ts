import { toldByTelephone, type Indicator } from './indicator';

export const complaintClosure: Indicator = {
  id: 'cmp-02',
  label: { zh: '电话举报办结率', en: 'Complaints closed' },
  unit: 'percent',
  heading: 'complaints',
  direction: 'more',
  definition: {
    zh: '办结率 = 已办结 ÷ 应办结。应办结：期内受理、未撤回，并且已经办结或办理期限已过的电话举报。期限：自受理次日起 13 个工作日，按工作日历（节假日、调休），日历未覆盖的日子按周一至周五计。',
    en: 'Closed ÷ due. Due: complaints by telephone received in the period, not withdrawn, that are closed or past their limit: 13 working days from the next day by the work calendar; days it does not cover count Monday to Friday.',
  },
  source: '2023 年总结 §二(一)；办理期限：地方热线办法（13 个工作日）',
  caution: {
    zh: '办结不等于解决：群众是否满意要看回访。',
    en: 'Closed is not solved: whether the citizen is content is a matter of calling back.',
  },
  numerator: { sources: toldByTelephone, isClosed: true, isDue: true },
  denominator: { sources: toldByTelephone, isDue: true },
  minimumSample: 5,
  compute: ({ numeratorCount, denominatorCount }) => (numeratorCount / (denominatorCount ?? 0)) * 100,
};
