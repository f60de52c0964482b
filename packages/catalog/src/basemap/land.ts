import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

export const land = (flavor: Flavor, hasBasemap: boolean): SlottedLayer[] =>
  [{ id: 'land', slot: 'ground', type: 'background', paint: { 'background-color': hasBasemap ? flavor.land : flavor.bareGround } }];
