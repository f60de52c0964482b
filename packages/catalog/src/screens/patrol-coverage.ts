import type { Scene } from './scene';

/** Which streets were walked, and which are owed. */
export const patrolCoverage: Scene = {
  id: 'patrol',
  title: { zh: '巡查覆盖', en: 'Patrol' },
  question: { zh: '哪些路走到了，哪些还欠着', en: 'Which streets were visited, and which are owed' },
  camera: 'county',
  layers: ['streets', 'districts'],
  marks: ['units'],
  hasCoverageLines: true,
  panels: ['coverage', 'owed-streets'],
  figures: [{ source: 'now', id: 'main-coverage' }, { source: 'now', id: 'units-moving' }, { source: 'indicator', id: 'duty-post-attendance', period: 'days-7' }],
};
