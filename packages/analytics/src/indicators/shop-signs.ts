import { countOf, foundByBureau, type Indicator } from './indicator';

export const shopSigns: Indicator = {
  id: 'act-08',
  label: { zh: '规范指导门头广告', en: 'Shop signs guided' },
  unit: 'places',
  heading: 'signs',
  direction: 'neither',
  definition: {
    zh: '违规门头、户外广告（02-02）的规范指导记录，一条计一处；占道广告牌（02-03）归入占道经营，不在内；已撤回的不计。',
    en: 'Records of guidance on shop signs and boards (02-02), one place each; boards standing in the way (02-03) count as road occupation; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { eventCodes: ['02-02'], sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
