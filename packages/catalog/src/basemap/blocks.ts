import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** City blocks and the parks among them. */
export const blocks = (flavor: Flavor): SlottedLayer[] => [
  { id: 'blocks', slot: 'ground', type: 'fill', source: 'basemap', 'source-layer': 'blocks', paint: { 'fill-color': flavor.block } },
  { id: 'green', slot: 'ground', type: 'fill', source: 'basemap', 'source-layer': 'green', paint: { 'fill-color': flavor.park } },
];
