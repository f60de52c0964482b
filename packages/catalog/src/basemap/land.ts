import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

export const land = (flavor: Flavor): SlottedLayer[] => [{ id: 'land', slot: 'ground', type: 'background', paint: { 'background-color': flavor.land } }];
