import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** From this many storeys a building is drawn in the darker tint. */
const highStoreys = 9;
const isHigh: ExpressionSpecification = ['>=', ['to-number', ['get', 'storeys'], 0], highStoreys];

export const buildings = ({ building }: Flavor): SlottedLayer[] =>
  (['low', 'high'] as const).map((height) => ({
    id: `buildings-${height}`,
    slot: 'ground',
    type: 'fill',
    source: 'basemap',
    'source-layer': 'buildings',
    minzoom: 13,
    filter: height === 'high' ? isHigh : ['!', isHigh],
    paint: { 'fill-color': building[height], 'fill-outline-color': building.outline, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 13.7, 1] },
  }));
