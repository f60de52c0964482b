import type { DistrictSceneTemplate } from './scene';

/** One hotspot district: the map flown in, its posts and how their five parts are kept, how soon vendors are back, today against what is usual, the leader's team by number. Named `district-<id>`. */
export const districtScene: DistrictSceneTemplate = {
  id: 'district',
  title: { zh: '片区', en: 'District' },
  question: { zh: '守点在不在，今天多不多', en: 'Are its posts held, and is today unusual' },
  camera: 'district',
  layers: ['streets', 'districts'],
  marks: ['posts', 'units', 'incidents'],
  hasCoverageLines: false,
  panels: ['district-posts', 'return-clock', 'district-today'],
  figures: [
    { source: 'now', id: 'on-post' }, { source: 'now', id: 'incidents-today' }, { source: 'now', id: 'team-today' }, { source: 'now', id: 'incidents-open' },
    { source: 'indicator', id: 'duty-arrival', period: 'days-7' },
  ],
};
