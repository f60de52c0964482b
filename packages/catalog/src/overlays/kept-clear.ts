import { dotIcon } from '../icons';
import type { SlottedLayer } from '../slot';

export const keptClearSource = 'kept-clear';

/** Sides of `dotIcon` at icon-size 1, CSS pixels. */
const iconPixels = 20;

/**
 * Places no name may stand on: marks of the page over the map, the seam between two tiles, the edge of the picture. Each is a point
 * with `size`, CSS pixels; it is placed before every name and cannot be seen.
 */
export const keptClearLayers = (): SlottedLayer[] => [{
  id: 'kept-clear', slot: 'selection', type: 'symbol', source: keptClearSource,
  layout: { 'icon-image': dotIcon, 'icon-size': ['/', ['get', 'size'], iconPixels], 'icon-allow-overlap': true, 'icon-padding': 0 },
  paint: { 'icon-opacity': 0 },
}];
