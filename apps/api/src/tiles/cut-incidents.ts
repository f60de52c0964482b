import { Chart, compileFilter, holds, placeOn, scan, type EventCube, type EventFilter } from '@wuding/analytics';
import { planeBoxOf, tileBbox, tilePixel } from '@wuding/geo';
import { tileBufferPixels } from './cut-features';
import { tileExtent } from './encode-tile';
import { Piles, type CutIncidents } from './piles';

/** From this zoom every place is shown; farther out one point stands for all within a square of `thinnedPixels`. */
const firstRawZoom = 14;
/** Of 4096: one pixel of a tile drawn 512 wide. */
const thinnedPixels = 8;
/** Side of the pieces in which positions are interpolated, where the tile is not larger still. */
const smallestPatchMetres = 8_000;

/**
 * The cube's incidents in one tile and its buffer. Those that fall on the same pixel (below `firstRawZoom`: into the same
 * square of 8 pixels, one screen pixel) are one point: the latest of them, with their number in `pile`. So a distant tile
 * never holds more than 290,000 points however long the history; the cost grows with the incidents around the tile.
 */
export function cutIncidents(cube: EventCube, filter: EventFilter, [z, x, y]: readonly [z: number, x: number, y: number]): CutIncidents {
  const piles = new Piles(z < firstRawZoom ? thinnedPixels : 1);
  const { plane } = cube;
  if (plane === null) return piles.cut(cube);
  const [west, south, east, north] = planeBoxOf(plane, tileBbox(z, x, y, tileBufferPixels / tileExtent));
  const patchMetres = Math.max(smallestPatchMetres, (east - west) / 4);
  const chart = new Chart(plane, patchMetres, (position) => tilePixel(position, [z, x, y], tileExtent));
  const pixel = new Float64Array(2);
  scan(cube, compileFilter(cube.facets, filter), ({ columns }, { list, begin, count }) => {
    const { eastCentimetres, northCentimetres } = columns;
    const first = list === null ? begin : list[0]!;
    let patch = chart.patchAt(eastCentimetres[first]!, northCentimetres[first]!);
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!;
      const e = eastCentimetres[row]!, n = northCentimetres[row]!;
      if (!holds(patch, e, n)) patch = chart.patchAt(e, n);
      placeOn(patch, e, n, pixel);
      piles.add(Math.round(pixel[0]!), Math.round(pixel[1]!), columns, row);
    }
  }, [west * 100, south * 100, east * 100, north * 100]);
  return piles.cut(cube);
}
