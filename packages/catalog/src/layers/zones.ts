import type { ZoneKind } from '@wuding/domain';
import type { Flavor } from '../flavor';
import type { LayerDescriptor, StyleLayer } from '../layer';
import { hatchIcon } from '../icons';
import { fonts } from '../fonts';

/** Kinds the layer shows; what is sensitive has a layer of its own. */
const shownKinds = ['barbecue-ban', 'permitted-vending', 'keep-clear', 'other'] as const satisfies readonly ZoneKind[];

/** Areas with rules and hours: hatched, so that streets and heat read through them. */
export const zones: LayerDescriptor = {
  id: 'zones',
  title: { zh: '管理区域', en: 'Zones' },
  description: { zh: '露天烧烤禁止区、许可摊区、净空区等有时段的区域', en: 'Barbecue bans, permitted vending, keep-clear and other areas with hours' },
  geometry: 'polygon',
  properties: [
    { name: 'name', type: 'string', title: { zh: '名称', en: 'Name' } },
    { name: 'kind', type: 'string', title: { zh: '类型', en: 'Kind' } },
    { name: 'code', type: 'string', title: { zh: '编号', en: 'Code' } },
    { name: 'capacity', type: 'number', title: { zh: '摊位数', en: 'Stalls' } },
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
  legend: [
    { shape: 'fill', colour: ({ zones: ink }) => `${ink['barbecue-ban']}40`, rim: ({ zones: ink }) => ink['barbecue-ban'], title: { zh: '露天烧烤禁止区', en: 'No open-air barbecue' } },
    { shape: 'fill', colour: ({ zones: ink }) => `${ink['permitted-vending']}40`, rim: ({ zones: ink }) => ink['permitted-vending'], title: { zh: '许可摊区', en: 'Permitted vending' } },
    { shape: 'fill', colour: ({ zones: ink }) => `${ink['keep-clear']}40`, rim: ({ zones: ink }) => ink['keep-clear'], title: { zh: '净空区', en: 'Keep clear' } },
    { shape: 'fill', colour: ({ zones: ink }) => `${ink.other}40`, rim: ({ zones: ink }) => ink.other, title: { zh: '其他区域', en: 'Other area' } },
  ],
  style: (flavor) => [...shownKinds.flatMap((kind) => [hatch(kind, flavor), edge(kind, flavor)]), name(flavor)],
};

/** A ban covers whole blocks and stays under the streets; the others are strips along a kerb, which the street would hide. */
const hatch = (kind: ZoneKind, { name: theme }: Flavor): StyleLayer => ({
  id: `zones-${kind}-hatch`, slot: kind === 'barbecue-ban' ? 'area' : 'glow', type: 'fill', filter: ['==', ['get', 'kind'], kind],
  paint: { 'fill-pattern': hatchIcon(theme, kind), 'fill-opacity': 0.42 },
});

const edge = (kind: ZoneKind, { zones: ink, lineScale }: Flavor): StyleLayer => ({
  id: `zones-${kind}-edge`, slot: 'outline', type: 'line', filter: ['==', ['get', 'kind'], kind],
  paint: { 'line-color': ink[kind], 'line-width': 1.3 * lineScale, 'line-opacity': 0.85, 'line-dasharray': [3, 2] },
});

const name = ({ labels: { minor }, textScale }: Flavor): StyleLayer => ({
  id: 'zones-name', slot: 'mark-label', type: 'symbol', minzoom: 15.5,
  layout: { 'text-field': ['get', 'name'], 'text-font': [...fonts.medium], 'text-size': 11.5 * textScale, 'text-max-width': 9, 'text-padding': 4 },
  paint: { 'text-color': minor.text, 'text-halo-color': minor.halo, 'text-halo-width': minor.haloWidthPixels },
});
