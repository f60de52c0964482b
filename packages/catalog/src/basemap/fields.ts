import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** Farmland in three tints; `tint` is 0, 1 or 2. */
export const fields = ({ fields: { tints, opacityRatio } }: Flavor): SlottedLayer[] => [
  {
    id: 'fields',
    slot: 'ground',
    type: 'fill',
    source: 'basemap',
    'source-layer': 'fields',
    minzoom: 11.5,
    paint: { 'fill-color': ['match', ['get', 'tint'], 1, tints[1], 2, tints[2], tints[0]], 'fill-opacity': opacityRatio },
  },
];
