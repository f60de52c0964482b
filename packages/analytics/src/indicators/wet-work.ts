import { countOf, foundByBureau, type Indicator } from './indicator';

export const wetWork: Indicator = {
  id: 'act-06',
  label: { zh: '要求必须湿法作业', en: 'Wet working ordered' },
  unit: 'times',
  heading: 'sites',
  direction: 'neither',
  definition: {
    zh: '要求工地湿法作业的记录，一条计一次；已撤回的不计。',
    en: 'Records of orders to work wet, once each; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { reportCategory: 'wetWork', sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
