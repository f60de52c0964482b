import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

export const pastBoundarySource = 'past-boundary';

/** A boundary of another time: dashed, over a halo of map ground, so that it is never taken for one in force. */
export const pastBoundaryLayers = ({ accent, surface, lineScale }: Flavor): SlottedLayer[] => [
  {
    id: 'past-boundary-halo',
    slot: 'selection',
    type: 'line',
    source: pastBoundarySource,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': surface, 'line-width': 5 * lineScale, 'line-opacity': 0.85 },
  },
  {
    id: 'past-boundary-line',
    slot: 'selection',
    type: 'line',
    source: pastBoundarySource,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': accent, 'line-width': 2.2 * lineScale, 'line-dasharray': [3, 2] },
  },
];
