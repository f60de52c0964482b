import type { Scene } from './scene';

/** Is anything wrong, where, and who is nearest. */
export const countyOverview: Scene = {
  id: 'county',
  title: { zh: '全县总览', en: 'The county' },
  question: { zh: '哪里有事，谁在岗', en: 'Is anything wrong, and who is there' },
  camera: 'county',
  layers: ['streets', 'districts'],
  marks: ['posts', 'units', 'incidents'],
  hasCoverageLines: false,
  panels: ['alarms', 'rhythm', 'return-clock'],
  figures: [
    { source: 'now', id: 'on-post' }, { source: 'now', id: 'main-coverage' }, { source: 'now', id: 'incidents-today' },
    { source: 'indicator', id: 'duty-punctual', period: 'today' }, { source: 'indicator', id: 'cmp-02', period: 'days-30' },
  ],
};
