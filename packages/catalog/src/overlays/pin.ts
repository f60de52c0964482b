import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

export const pinSource = 'pin';

/** The spot a person asked about: a ring of accent and a dot, so that what lies under it stays readable. */
export const pinLayers = ({ accent, surface, lineScale }: Flavor): SlottedLayer[] => [
  {
    id: 'pin-ground',
    slot: 'selection',
    type: 'circle',
    source: pinSource,
    paint: { 'circle-radius': 16 * lineScale, 'circle-color': accent, 'circle-opacity': 0.12, 'circle-stroke-color': surface, 'circle-stroke-width': 6 * lineScale },
  },
  {
    id: 'pin-ring',
    slot: 'selection',
    type: 'circle',
    source: pinSource,
    paint: { 'circle-radius': 17.5 * lineScale, 'circle-opacity': 0, 'circle-stroke-color': accent, 'circle-stroke-width': 3 * lineScale },
  },
  {
    id: 'pin-dot',
    slot: 'selection',
    type: 'circle',
    source: pinSource,
    paint: { 'circle-radius': 3 * lineScale, 'circle-color': accent, 'circle-stroke-color': surface, 'circle-stroke-width': 1.4 * lineScale },
  },
];
