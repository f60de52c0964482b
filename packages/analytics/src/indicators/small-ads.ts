import { countOf, foundByBureau, type Indicator } from './indicator';

export const smallAds: Indicator = {
  id: 'act-03',
  label: { zh: '清除小广告', en: 'Small ads removed' },
  unit: 'times',
  heading: 'street',
  direction: 'neither',
  definition: {
    zh: '本局自己发现的非法小广告（02-01）记录，一条计一次；街头散发广告（02-04）不在内；已撤回的不计。',
    en: 'Records of illegal small ads (02-01) that the bureau found itself, once each; handing out leaflets (02-04) is not included; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  numerator: { eventCodes: ['02-01'], sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
