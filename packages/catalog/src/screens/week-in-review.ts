import type { Scene } from './scene';

/** The last seven whole days against the seven before. */
export const weekInReview: Scene = {
  id: 'week',
  title: { zh: '一周回顾', en: 'The week' },
  question: { zh: '近七天比前七天怎样', en: 'The last seven days against the seven before' },
  camera: 'county',
  layers: ['streets', 'districts'],
  marks: [],
  hasCoverageLines: false,
  panels: ['week-days', 'week-districts', 'week-categories'],
  figures: [
    { source: 'indicator', id: 'inc-01', period: 'days-7' }, { source: 'indicator', id: 'act-02', period: 'days-7' },
    { source: 'indicator', id: 'duty-arrival', period: 'days-7' }, { source: 'indicator', id: 'duty-post-attendance', period: 'days-7' },
  ],
};
