import { countOf, toldByTelephone, type Indicator } from './indicator';

export const telephoneComplaints: Indicator = {
  id: 'cmp-01',
  label: { zh: '电话举报', en: 'Complaints by telephone' },
  unit: 'matters',
  heading: 'complaints',
  direction: 'neither',
  definition: {
    zh: '群众电话（含 12345 热线）反映的事件，扬尘、噪音污染、占道经营等不分类别，一条计一件；已撤回的不计。',
    en: 'Incidents citizens reported by telephone, the 12345 hotline included, of whatever kind, one each; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { sources: toldByTelephone },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
