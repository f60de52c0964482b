import { countOf, foundByBureau, type Indicator } from './indicator';

export const concreteSites: Indicator = {
  id: 'act-05',
  label: { zh: '现场巡查自办混凝土工地清洁情况', en: 'Concrete-mixing sites inspected for cleanliness' },
  unit: 'places',
  heading: 'sites',
  direction: 'neither',
  definition: {
    zh: '自办混凝土工地的现场巡查记录，一条计一处；已撤回的不计。',
    en: 'Records of inspections of sites that mix their own concrete, one place each; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { reportCategory: 'concreteSites', sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
