import type { LayerDescriptor } from '../layer';

/** Roofed pavements, which draw vendors when it rains or burns. */
export const coveredWalks: LayerDescriptor = {
  id: 'covered-walks',
  title: { zh: '风雨廊', en: 'Covered walks' },
  description: { zh: '商场前有顶的人行通道', en: 'Roofed pavements in front of shops' },
  geometry: 'line',
  properties: [
    { name: 'name', type: 'string', title: { zh: '名称', en: 'Name' } },
    { name: 'code', type: 'string', title: { zh: '编号', en: 'Code' } },
  ],
  hasTime: false,
  minzoom: 14,
  delivery: 'tiles',
  permission: 'map.read',
  changesWith: ['zone'],
  isShownByDefault: true,
  titleProperty: 'name',
  legend: [{ shape: 'line', colour: ({ zones }) => zones['keep-clear'], title: { zh: '风雨廊', en: 'Covered walk' } }],
  style: ({ zones, surface, lineScale }) => [
    { id: 'covered-walks-casing', slot: 'road', type: 'line', layout: { 'line-cap': 'butt' }, paint: { 'line-color': surface, 'line-width': 5 * lineScale, 'line-opacity': 0.8 } },
    { id: 'covered-walks-line', slot: 'road', type: 'line', layout: { 'line-cap': 'butt' }, paint: { 'line-color': zones['keep-clear'], 'line-width': 3 * lineScale, 'line-dasharray': [0.7, 0.5] } },
  ],
};
