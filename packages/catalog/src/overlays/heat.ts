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
  readonly ramp: HeatRamp;
}

/** `heat`: six classes, few → many. `difference`: seven, fewer ← within chance → more. */
export type HeatRamp = 'heat' | 'difference';

/** As many layers whatever the ramp, so that their order never changes. */
const classCount = 7;

/** Ground cells by their property `class` 0…6, see `HeatRamp`; a layer for each class of each copy. */
export const heatLayers = ({ flavor, shown, fadeMilliseconds, ramp }: HeatStyle): SlottedLayer[] =>
  heatFaces.flatMap((face) => Array.from({ length: classCount }, (_, heatClass): SlottedLayer => ({
    id: `heat-${face}-${heatClass}`,
    slot: 'heat',
    type: 'fill',
    source: heatSource(face),
    filter: ['==', ['get', 'class'], heatClass],
    paint: {
      'fill-color': (ramp === 'heat' ? flavor.heat : flavor.diverging)[heatClass] ?? flavor.heat[5],
      // Where a cell is a few pixels wide, seams would be all there is to see.
      'fill-outline-color': ['interpolate', ['linear'], ['zoom'], 12.5, 'rgba(0, 0, 0, 0)', 14, flavor.heatSeam],
      'fill-opacity': face === shown ? flavor.heatOpacityRatio : 0,
      'fill-opacity-transition': { duration: fadeMilliseconds, delay: 0 },
    },
  })));
