import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { LayerDescriptor, StyleLayer } from '../layer';

const states = ['draft', 'suspended', 'published'] as const;
type State = (typeof states)[number];
const words: Readonly<Record<State, string>> = { draft: '草稿', suspended: '停用', published: '' };

/** Guard posts by state: a full disc in force, a thick ring while suspended, a thin small ring as a draft; the word says it too. */
export const posts: LayerDescriptor = {
  id: 'posts',
  title: { zh: '守点', en: 'Guard posts' },
  description: { zh: '五定守点：已发布、停用和草稿，撤销的不显示', en: 'Guard posts in force, suspended and drafted; closed ones are left out' },
  geometry: 'point',
  properties: [
    { name: 'name', type: 'string', title: { zh: '名称', en: 'Name' } },
    { name: 'state', type: 'string', title: { zh: '状态', en: 'State' } },
    { name: 'code', type: 'string', title: { zh: '编号', en: 'Code' } },
    { name: 'radius_metres', type: 'number', title: { zh: '半径（米）', en: 'Radius (m)' } },
    { name: 'street_name', type: 'string', title: { zh: '街道', en: 'Street' } },
    { name: 'observation', type: 'string', title: { zh: '定效', en: 'Effect' } },
  ],
  hasTime: false,
  minzoom: 12,
  delivery: 'tiles',
  permission: 'map.read',
  changesWith: ['post'],
  isShownByDefault: false,
  titleProperty: 'name',
  legend: [
    { shape: 'circle', colour: ({ accent }) => accent, rim: ({ surface }) => surface, title: { zh: '守点', en: 'Post in force' } },
    { shape: 'circle', colour: ({ surface }) => surface, rim: ({ status }) => status.late.text, title: { zh: '停用', en: 'Suspended' } },
    { shape: 'circle', colour: ({ surface }) => surface, rim: ({ place }) => place.fill, title: { zh: '草稿', en: 'Draft' } },
  ],
  style: (flavor) => states.flatMap((state) => [disc(state, flavor), word(state, flavor)]),
};

const isState = (state: State): ExpressionSpecification => ['==', ['get', 'state'], state];

function disc(state: State, { accent, surface, status, place, lineScale }: Flavor): StyleLayer {
  const ink = { draft: { fill: surface, rim: place.fill, radius: 4, rimWidth: 1.2 }, suspended: { fill: surface, rim: status.late.text, radius: 5, rimWidth: 2.6 }, published: { fill: accent, rim: surface, radius: 6.5, rimWidth: 1.6 } }[state];
  return {
    id: `posts-${state}`, slot: 'mark', type: 'circle', filter: isState(state),
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 0.6 * ink.radius * lineScale, 15, ink.radius * lineScale],
      'circle-color': ink.fill, 'circle-stroke-color': ink.rim, 'circle-stroke-width': ink.rimWidth * lineScale,
    },
  };
}

const word = (state: State, { labels: { main }, textScale }: Flavor): StyleLayer => ({
  id: `posts-${state}-name`, slot: 'mark-label', type: 'symbol', minzoom: 14, filter: isState(state),
  layout: {
    'text-field': words[state] === '' ? ['get', 'name'] : ['concat', ['get', 'name'], `（${words[state]}）`],
    'text-font': [...fonts.medium], 'text-size': 12.5 * textScale, 'text-variable-anchor-offset': ['top', [0, 0.8], 'bottom', [0, -0.8], 'left', [0.9, 0], 'right', [-0.9, 0]],
    'text-justify': 'auto', 'text-max-width': 9, 'text-padding': 3,
  },
  paint: { 'text-color': main.text, 'text-halo-color': main.halo, 'text-halo-width': main.haloWidthPixels },
});
