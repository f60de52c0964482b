import { countOf, foundByBureau, type Indicator } from './indicator';

export const dustSites: Indicator = {
  id: 'act-01',
  label: { zh: '治理扬尘污染', en: 'Dust pollution dealt with' },
  unit: 'places',
  heading: 'street',
  direction: 'neither',
  definition: {
    zh: '本局自己发现（不含群众举报）的工地扬尘记录，一条计一处；已撤回的不计。',
    en: 'Records of dust at sites that the bureau found itself (not told by citizens), one place each; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { reportCategory: 'dust', sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
