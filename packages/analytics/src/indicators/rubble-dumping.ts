import { countOf, foundByBureau, type Indicator } from './indicator';

export const rubbleDumping: Indicator = {
  id: 'act-04',
  label: { zh: '要求整改乱倒建筑垃圾', en: 'Rubble dumping ordered put right' },
  unit: 'times',
  heading: 'street',
  direction: 'neither',
  definition: {
    zh: '本局自己发现的乱倒建筑垃圾（06-01）记录，一条计一次；工地内的施工废弃料（03-03）不在内；已撤回的不计。',
    en: 'Records of rubble dumping (06-01) that the bureau found itself, once each; waste left within sites (03-03) is not included; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { eventCodes: ['06-01'], sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
