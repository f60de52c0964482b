import { countOf, foundByBureau, type Indicator } from './indicator';

export const roadOccupation: Indicator = {
  id: 'act-02',
  label: { zh: '占道经营', en: 'Road occupation' },
  unit: 'times',
  heading: 'street',
  direction: 'neither',
  definition: {
    zh: '本局自己发现的占道经营记录，按统计类别“占道经营”归并事件代码，一条计一次；已撤回的不计。',
    en: 'Records of road occupation that the bureau found itself, rolled up under the report category, once each; withdrawn ones are not counted.',
  },
  source: '2023 年总结 §二(一)',
  caution: {
    zh: '次数跟着巡查走：巡查多的地方记得多。比较片区要看每百次到点，不能只比次数。',
    en: 'Counts follow patrols: where officers pass more often, more is recorded. Compare districts by rate per pass, not by count.',
  },
  numerator: { reportCategory: 'roadOccupation', sources: foundByBureau },
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
