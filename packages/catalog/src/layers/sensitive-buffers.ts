import type { LayerDescriptor } from '../layer';

/** Around schools and hospitals the rules are stricter at their hours. */
export const sensitiveBuffers: LayerDescriptor = {
  id: 'sensitive-buffers',
  title: { zh: '敏感周边', en: 'Sensitive surroundings' },
  description: { zh: '学校、医院周边，上下学或门诊时段从严', en: 'Around schools and hospitals, stricter at bell times or consulting hours' },
  geometry: 'polygon',
  properties: [
    { name: 'name', type: 'string', title: { zh: '名称', en: 'Name' } },
    { name: 'code', type: 'string', title: { zh: '编号', en: 'Code' } },
    { name: 'valid_from', type: 'instant', title: { zh: '生效', en: 'From' } },
    { name: 'valid_to', type: 'instant', title: { zh: '失效', en: 'To' } },
  ],
  hasTime: true,
  minzoom: 12,
  delivery: 'tiles',
  permission: 'map.read',
  changesWith: ['zone'],
  isShownByDefault: false,
  titleProperty: 'name',
  legend: [{ shape: 'fill', colour: ({ zones }) => `${zones.sensitive}30`, rim: ({ zones }) => zones.sensitive, title: { zh: '学校、医院周边', en: 'School or hospital surroundings' } }],
  style: ({ zones, lineScale }) => [
    { id: 'sensitive-buffers-fill', slot: 'area', type: 'fill', paint: { 'fill-color': zones.sensitive, 'fill-opacity': 0.12, 'fill-antialias': false } },
    { id: 'sensitive-buffers-edge', slot: 'outline', type: 'line', paint: { 'line-color': zones.sensitive, 'line-width': 1.2 * lineScale, 'line-opacity': 0.8, 'line-dasharray': [1, 1.6] } },
  ],
};
