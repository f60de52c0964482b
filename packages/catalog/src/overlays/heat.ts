import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** Two copies of the grid, so that a new one fades in while the old one fades out. */
export const heatFaces = ['a', 'b'] as const;
export type HeatFace = (typeof heatFaces)[number];

export const heatSource = (face: HeatFace): string => `heat-${face}`;

export interface HeatStyle {
  readonly flavor: Flavor;
  /** The copy on show; null hides both. */
  readonly shown: HeatFace | null;
  /** 200, or 0 for a person who asked for less motion. */
  readonly fadeMilliseconds: number;
}

/** Ground cells by their property `class` 0…5, few → many; a layer for each class of each copy. */
export const heatLayers = ({ flavor, shown, fadeMilliseconds }: HeatStyle): SlottedLayer[] =>
  heatFaces.flatMap((face) => flavor.heat.map((colour, heatClass): SlottedLayer => ({
    id: `heat-${face}-${heatClass}`,
    slot: 'heat',
    type: 'fill',
    source: heatSource(face),
    filter: ['==', ['get', 'class'], heatClass],
    paint: {
      'fill-color': colour,
      // Where a cell is a few pixels wide, seams would be all there is to see.
      'fill-outline-color': ['interpolate', ['linear'], ['zoom'], 12.5, 'rgba(0, 0, 0, 0)', 14, flavor.heatSeam],
      'fill-opacity': face === shown ? flavor.heatOpacityRatio : 0,
      'fill-opacity-transition': { duration: fadeMilliseconds, delay: 0 },
    },
  })));
