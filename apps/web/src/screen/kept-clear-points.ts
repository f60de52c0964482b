import type { FeatureCollection, Point } from 'geojson';
import type { Position } from '../map';
import type { TiledMap } from './place-callouts';

export type KeptClear = FeatureCollection<Point, { size: number }>;

interface Setting {
  readonly marks: readonly (readonly [number, number])[];
  /** Side of a mark, pixels. */
  readonly glyph: number;
  readonly box: TiledMap;
  readonly unproject: (x: number, y: number) => Position | null;
}

/** Pixels along the edge of the picture in which no name begins: one cut in half is worse than none. */
const edgePixels = 16;

/** Where no name may stand: on the marks, in the seams, along the edges. Seams and edges hold for the camera of now. */
export function keptClearPoints({ marks, glyph, box: { width, height, seams, rowSeams, guard }, unproject }: Setting): KeptClear {
  const points: { at: Position; size: number }[] = marks.map(([lng, lat]) => ({ at: [lng, lat], size: glyph }));
  function put(x: number, y: number, size: number): void {
    const at = unproject(x, y);
    if (at !== null) points.push({ at, size });
  }
  for (const x of seams) for (let y = 0; y <= height; y += 2 * guard) put(x, y, 2 * guard);
  for (const y of rowSeams) for (let x = 0; x <= width; x += 2 * guard) put(x, y, 2 * guard);
  for (let y = 0; y <= height; y += edgePixels) for (const x of [0, width]) put(x, y, edgePixels);
  for (let x = 0; x <= width; x += edgePixels) for (const y of [0, height]) put(x, y, edgePixels);
  return { type: 'FeatureCollection', features: points.map(({ at, size }) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { size } })) };
}
