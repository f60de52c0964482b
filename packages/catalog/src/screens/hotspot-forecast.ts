import type { Scene } from './scene';

/** Where the next hours are expected to bring most, how far that can be trusted, and who is out there. */
export const hotspotForecast: Scene = {
  id: 'forecast',
  title: { zh: '热点预测', en: 'Forecast' },
  question: { zh: '未来四小时哪里事多', en: 'Where the next four hours bring most' },
  camera: 'county',
  layers: ['streets', 'districts', 'forecast'],
  marks: ['units'],
  hasCoverageLines: false,
  panels: ['forecast-districts', 'forecast-trust'],
  figures: [{ source: 'now', id: 'incidents-ahead' }, { source: 'now', id: 'incidents-today' }, { source: 'now', id: 'units-moving' }, { source: 'now', id: 'on-post' }],
};
