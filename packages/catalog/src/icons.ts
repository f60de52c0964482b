import { zoneKinds, type ZoneKind } from '@wuding/domain';
import { darkFlavor } from './flavors/dark';
import { lightFlavor } from './flavors/light';

/** A filled circle as a signed distance field: coloured, scaled and haloed by the style. */
export const dotIcon = 'dot';

export interface IconImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Reach of the distance field outside the edge, and where on it the edge lies. @source MapLibre, symbol_sdf.fragment.glsl: SDF_PX 8, edge at 0.75 */
const fieldPixels = 8;
const edgeRatio = 0.75;

/**
 * The pixels of `dotIcon`, RGBA. At icon-size 1 and pixel ratio 2 the dot is 8 CSS pixels across.
 * The distance to the edge is exact, so the dot is round at every size.
 */
export function dotImage(): IconImage {
  const radius = 8, middle = 20, size = 2 * middle;
  const data = new Uint8ClampedArray(4 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const outside = Math.hypot(x + 0.5 - middle, y + 0.5 - middle) - radius;
      data[4 * (y * size + x) + 3] = Math.round(255 * (edgeRatio - outside / fieldPixels));
    }
  }
  return { width: size, height: size, data };
}

/** Name of the hatching of a kind of zone in one theme. */
export const hatchIcon = (theme: 'light' | 'dark', kind: ZoneKind): string => `hatch-${theme}-${kind}`;

/** Side of the hatching tile and breadth of its stripe, pixels at ratio 2. */
const hatchSide = 16, stripePixels = 3.2;

/** Every hatching by name, for pixel ratio 2: diagonal stripes on nothing, seamless when laid side by side. */
export const hatchImages = (): Map<string, IconImage> => new Map([lightFlavor, darkFlavor].flatMap(({ name, zones }) =>
  zoneKinds.map((kind) => [hatchIcon(name, kind), hatchImage(zones[kind])] as const)));

function hatchImage(colour: string): IconImage {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const data = new Uint8ClampedArray(4 * hatchSide * hatchSide);
  for (let y = 0; y < hatchSide; y++) {
    for (let x = 0; x < hatchSide; x++) {
      const phase = (x + y) % hatchSide;
      const fromStripe = Math.min(phase, hatchSide - phase);
      data.set([red ?? 0, green ?? 0, blue ?? 0, Math.round(255 * Math.max(0, Math.min(1, stripePixels / 2 - fromStripe / Math.SQRT2 + 0.5)))], 4 * (y * hatchSide + x));
    }
  }
  return { width: hatchSide, height: hatchSide, data };
}
