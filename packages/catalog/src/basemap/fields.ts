import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** Farmland in three tints; `tint` is 0, 1 or 2. */
export const fields = ({ fields: { tints, opacityRatio } }: Flavor): SlottedLayer[] =>
  tints.map((colour, tint) => ({
    id: `fields-${tint}`,
    slot: 'ground',
    type: 'fill',
    source: 'basemap',
    'source-layer': 'fields',
    minzoom: 11.5,
    filter: ['==', ['get', 'tint'], tint],
    paint: { 'fill-color': colour, 'fill-opacity': opacityRatio },
  }));
