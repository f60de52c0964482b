import { countOf, type Indicator } from './indicator';

export const allIncidents: Indicator = {
  id: 'inc-01',
  label: { zh: '事件总数', en: 'All incidents' },
  unit: 'cases',
  heading: 'system',
  direction: 'neither',
  definition: {
    zh: '期内发生的全部事件记录，不分代码和来源；已撤回的不计。',
    en: 'Every incident that occurred in the period, whatever its code and source; withdrawn ones are not counted.',
  },
  source: '本系统',
  numerator: {},
  denominator: null,
  minimumSample: 0,
  compute: countOf,
};
