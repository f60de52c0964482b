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
