import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { LayerDescriptor, StyleLayer } from '../layer';

/** Street segments where much happens and no post in force reaches. A pale core in a dark dashed edge: not a state, a gap. */
export const uncoveredHotspots: LayerDescriptor = {
  id: 'uncovered-hotspots',
  title: { zh: '未覆盖热点', en: 'Uncovered hotspots' },
  description: { zh: '最近 90 天事件不少于 10 件、没有守点覆盖的路段', en: 'Street segments with ten incidents or more in 90 days that no post reaches' },
  geometry: 'line',
  properties: [
    { name: 'name', type: 'string', title: { zh: '街道', en: 'Street' } },
    { name: 'incident_count', type: 'number', title: { zh: '90 天事件数', en: 'Incidents in 90 days' } },
  ],
  hasTime: false,
  minzoom: 13,
  delivery: 'tiles',
  permission: 'incident.read',
  changesWith: ['incident', 'post', 'road-segment'],
  isShownByDefault: false,
  titleProperty: 'name',
  legend: [{ shape: 'line', colour: ({ status }) => status.vacant.text, rim: ({ surface }) => surface, title: { zh: '未覆盖热点路段', en: 'Uncovered hotspot' } }],
  style: (flavor) => [casing(flavor), core(flavor), count(flavor)],
};

const casing = ({ surface, lineScale }: Flavor): StyleLayer => ({
  id: 'uncovered-hotspots-casing', slot: 'outline', type: 'line', layout: { 'line-cap': 'round' }, paint: { 'line-color': surface, 'line-width': 7 * lineScale, 'line-opacity': 0.85 },
});

const core = ({ status, lineScale }: Flavor): StyleLayer => ({
  id: 'uncovered-hotspots-core', slot: 'outline', type: 'line', paint: { 'line-color': status.vacant.text, 'line-width': 3.2 * lineScale, 'line-dasharray': [2.2, 1.2] },
});

const count = ({ status, surface, textScale }: Flavor): StyleLayer => ({
  id: 'uncovered-hotspots-count', slot: 'mark-label', type: 'symbol', minzoom: 15,
  layout: { 'symbol-placement': 'line-center', 'text-field': ['concat', '无守点 ', ['to-string', ['get', 'incident_count']], ' 件'], 'text-font': [...fonts.medium], 'text-size': 12 * textScale, 'text-offset': [0, -1.1], 'text-padding': 4 },
  paint: { 'text-color': status.vacant.text, 'text-halo-color': surface, 'text-halo-width': 2 },
});
