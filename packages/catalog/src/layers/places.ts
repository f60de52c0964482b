import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import { dotIcon } from '../icons';
import type { LayerDescriptor, StyleLayer } from '../layer';

/** Named places. Colour is kept for state, so a place is a small quiet dot and its word says what it is. */
export const places: LayerDescriptor = {
  id: 'places',
  title: { zh: '地点', en: 'Places' },
  description: { zh: '学校、医院、市场、商铺等有名字的地点', en: 'Schools, hospitals, markets, shops and other named points' },
  geometry: 'point',
  properties: [
    { name: 'name', type: 'string', title: { zh: '名称', en: 'Name' } },
    { name: 'kind', type: 'string', title: { zh: '类型', en: 'Kind' } },
    { name: 'code', type: 'string', title: { zh: '编号', en: 'Code' } },
  ],
  hasTime: false,
  minzoom: 13,
  delivery: 'tiles',
  permission: 'map.read',
  changesWith: ['place'],
  isShownByDefault: true,
  titleProperty: 'name',
  legend: [{ shape: 'circle', colour: ({ place }) => place.fill, rim: ({ place }) => place.rim, title: { zh: '学校、医院、市场等', en: 'School, hospital, market, …' } }],
  style: (flavor) => [mark('shop', flavor), mark('landmark', flavor)],
};

type Rank = 'landmark' | 'shop';

/** Shops and the rest come in only where there is room for them. */
const farthestZoom: Readonly<Record<Rank, number>> = { landmark: 13.5, shop: 16.5 };
const namedFromZoom: Readonly<Record<Rank, number>> = { landmark: 15, shop: 17 };
const isShop: ExpressionSpecification = ['match', ['get', 'kind'], ['shop', 'other'], true, false];

/** The dot is always drawn; a landmark's keeps street names off itself, shops are too many for that. Names come where there is room. */
const mark = (rank: Rank, { place, labels: { minor }, lineScale, textScale }: Flavor): StyleLayer => ({
  id: `places-${rank}`,
  slot: 'mark-label',
  type: 'symbol',
  minzoom: farthestZoom[rank],
  filter: rank === 'shop' ? isShop : ['!', isShop],
  layout: {
    'icon-image': dotIcon,
    'icon-size': (rank === 'shop' ? 0.6 : 0.85) * lineScale,
    'icon-allow-overlap': true,
    'icon-ignore-placement': rank === 'shop',
    'text-field': ['step', ['zoom'], '', namedFromZoom[rank], ['get', 'name']],
    'text-font': [...fonts.medium],
    'text-size': (rank === 'shop' ? 11 : 12) * textScale,
    'text-variable-anchor-offset': ['left', [0.7, 0], 'right', [-0.7, 0], 'top', [0, 0.6], 'bottom', [0, -0.6]],
    'text-justify': 'auto',
    'text-max-width': 9,
    'text-padding': 3,
    'text-optional': true,
  },
  paint: {
    'icon-color': place.fill,
    'icon-halo-color': place.rim,
    'icon-halo-width': 1.5 * lineScale,
    'text-color': minor.text,
    'text-halo-color': minor.halo,
    'text-halo-width': minor.haloWidthPixels,
  },
});
