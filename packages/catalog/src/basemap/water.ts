import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { SlottedLayer } from '../slot';

const isArea: ExpressionSpecification = ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false];
const isLine: ExpressionSpecification = ['match', ['geometry-type'], ['LineString', 'MultiLineString'], true, false];

/** River and lakes, their bank, and the river's name in a serif along its middle. */
export const water = ({ water: ink, labels, lineScale, textScale }: Flavor): SlottedLayer[] => [
  { id: 'water', slot: 'ground', type: 'fill', source: 'basemap', 'source-layer': 'water', filter: isArea, paint: { 'fill-color': ink.fill } },
  {
    id: 'water-bank',
    slot: 'ground',
    type: 'line',
    source: 'basemap',
    'source-layer': 'water',
    filter: isArea,
    minzoom: 12,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ink.bank, 'line-width': ink.bankWidthPixels * lineScale },
  },
  {
    id: 'water-label',
    slot: 'water-label',
    type: 'symbol',
    source: 'basemap',
    'source-layer': 'water',
    filter: ['all', isLine, ['has', 'name']],
    minzoom: 11,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 340,
      'text-field': ['get', 'name'],
      'text-font': [...fonts.water],
      'text-size': 14.5 * textScale,
      'text-letter-spacing': 0.5,
      'text-max-angle': 45,
      'text-padding': 8,
    },
    paint: { 'text-color': labels.water.text, 'text-halo-color': labels.water.halo, 'text-halo-width': labels.water.haloWidthPixels },
  },
];
