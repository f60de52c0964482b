import type { LayerDescriptor } from '../layer';

/** The unit grid: cells whose population makes rates comparable when districts are redrawn. */
export const unitGrid: LayerDescriptor = {
  id: 'unit-grid',
  title: { zh: '单元网格', en: 'Unit grid' },
  description: { zh: '建成区的单元网格，带建筑面积和估算人口', en: 'Cells of the built-up area with floor area and estimated population' },
  geometry: 'polygon',
  properties: [
    { name: 'code', type: 'string', title: { zh: '网格编码', en: 'Cell code' } },
    { name: 'floor_area_square_metres', type: 'number', title: { zh: '建筑面积（平方米）', en: 'Floor area (m²)' } },
    { name: 'population_weight', type: 'number', title: { zh: '估算人口', en: 'Estimated people' } },
  ],
  hasTime: false,
  minzoom: 13,
  delivery: 'tiles',
  permission: 'map.read',
  changesWith: ['zone'],
  isShownByDefault: false,
  titleProperty: 'code',
  legend: [{ shape: 'line', colour: ({ district }) => district.calm.line, title: { zh: '网格边界', en: 'Cell edge' } }],
  style: ({ district, lineScale }) => [
    { id: 'unit-grid-edge', slot: 'outline', type: 'line', paint: { 'line-color': district.calm.line, 'line-width': 0.8 * lineScale, 'line-opacity': 0.6 } },
  ],
};
