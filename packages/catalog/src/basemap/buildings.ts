import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** From this many storeys a building is drawn in the darker tint. */
const highStoreys = 9;

export const buildings = ({ building }: Flavor): SlottedLayer[] => [
  {
    id: 'buildings',
    slot: 'ground',
    type: 'fill',
    source: 'basemap',
    'source-layer': 'buildings',
    minzoom: 13,
    paint: {
      'fill-color': ['case', ['>=', ['to-number', ['get', 'storeys'], 0], highStoreys], building.high, building.low],
      'fill-outline-color': building.outline,
      'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 13.7, 1],
    },
  },
];
