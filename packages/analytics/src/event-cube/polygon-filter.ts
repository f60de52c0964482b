import { planeBoxOf, type LocalPlane } from '@wuding/geo';
import { Chart, holds, placeOn } from './chart';
import type { Part } from './part';

type Rings = readonly (readonly (readonly [lng: number, lat: number])[])[];

const patchMetres = 8_000;
/** Share by which a block's box in degrees is grown: its sides bulge by less than this on the way from the plane. */
const bulgeRatio = 0.01;

/**
 * Keeps the rows that lie in a polygon, by counting edges crossed on the way east (planar in degrees, as PostGIS
 * `geometry` is). Per block only the edges that can differ between its rows are tested row by row; where there are
 * none the block is in or out as a whole. Cost: edges × blocks + near edges × rows near the boundary.
 */
export class PolygonFilter {
  readonly #chart: Chart;
  /** x1, y1, x2, y2 of each edge, degrees. */
  readonly #edges: Float64Array;
  readonly #box: readonly [west: number, south: number, east: number, north: number];
  /** Edges that can differ between rows of the block placed last, and the side its rows are on but for those. */
  readonly #near: Float64Array;
  #nearCount = 0;
  #isInside = false;
  readonly #corner = new Float64Array(2);

  /** @param rings closed rings of [lng, lat], at least one of at least three positions */
  constructor(plane: LocalPlane, rings: Rings) {
    this.#chart = new Chart(plane, patchMetres, (position) => position);
    const edges = rings.flatMap((ring) => ring.slice(1).map((to, index) => [...ring[index]!.slice(0, 2), ...to.slice(0, 2)] as [number, number, number, number]));
    this.#edges = Float64Array.from(edges.flat());
    this.#near = new Float64Array(this.#edges.length);
    const lngs = edges.map((edge) => edge[0]);
    const lats = edges.map((edge) => edge[1]);
    const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
    const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b));
    this.#box = planeBoxOf(plane, [least(lngs), least(lats), most(lngs), most(lats)]).map((metres) => metres * 100) as [number, number, number, number];
  }

  /** How a block lies; one that lies across the boundary may then be given to `keep`. */
  place(part: Part, block: number): 'outside' | 'inside' | 'across' {
    const { west, south, east, north } = part.spans;
    const span = [west[block]!, south[block]!, east[block]!, north[block]!] as const;
    if (span[0] > this.#box[2] || span[2] < this.#box[0] || span[1] > this.#box[3] || span[3] < this.#box[1]) return 'outside';
    this.#classifyEdges(this.#degreesAround(span));
    if (this.#nearCount > 0) return 'across';
    return this.#isInside ? 'inside' : 'outside';
  }

  /** Moves the rows that lie in the polygon to the front; all of the block placed last. @returns how many those are */
  keep({ columns: { eastCentimetres, northCentimetres } }: Part, rows: Uint32Array, count: number): number {
    if (count === 0) return 0;
    let patch = this.#chart.patchAt(eastCentimetres[rows[0]!]!, northCentimetres[rows[0]!]!);
    let kept = 0;
    for (let at = 0; at < count; at += 1) {
      const row = rows[at]!;
      const e = eastCentimetres[row]!, n = northCentimetres[row]!;
      if (!holds(patch, e, n)) patch = this.#chart.patchAt(e, n);
      placeOn(patch, e, n, this.#corner);
      if (this.#crossesOdd(this.#corner[0]!, this.#corner[1]!) !== this.#isInside) rows[kept++] = row;
    }
    return kept;
  }

  #degreesAround([west, south, east, north]: readonly [number, number, number, number]): [number, number, number, number] {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [e, n] of [[west, south], [east, south], [west, north], [east, north]] as const) {
      placeOn(this.#chart.patchAt(e, n), e, n, this.#corner);
      const [lng, lat] = this.#corner as unknown as [number, number];
      box[0] = Math.min(box[0], lng);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lng);
      box[3] = Math.max(box[3], lat);
    }
    const pad = bulgeRatio * Math.max(box[2] - box[0], box[3] - box[1]) + 1e-7;
    return [box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad];
  }

  /** Gathers the edges that need a look per row; the others make every row of the box inside or none. */
  #classifyEdges([west, south, east, north]: readonly [number, number, number, number]): void {
    const edges = this.#edges;
    let nearCount = 0;
    let isInside = false;
    for (let at = 0; at < edges.length; at += 4) {
      const y1 = edges[at + 1]!, y2 = edges[at + 3]!;
      const low = y1 < y2 ? y1 : y2, high = y1 < y2 ? y2 : y1;
      if (high <= south || low > north) continue;
      const x1 = edges[at]!, x2 = edges[at + 2]!;
      if (x1 < west && x2 < west) continue;
      if (low <= south && high > north) {
        // It passes the box from south to north: all rows lie on one side of it unless it enters.
        const slope = (x2 - x1) / (y2 - y1);
        const atSouth = x1 + (south - y1) * slope, atNorth = x1 + (north - y1) * slope;
        if (atSouth < west && atNorth < west) continue;
        if (atSouth > east && atNorth > east) {
          isInside = !isInside;
          continue;
        }
      }
      this.#near.set(edges.subarray(at, at + 4), nearCount * 4);
      nearCount += 1;
    }
    this.#nearCount = nearCount;
    this.#isInside = isInside;
  }

  #crossesOdd(x: number, y: number): boolean {
    const near = this.#near, nearCount = this.#nearCount;
    let isOdd = false;
    for (let at = 0; at < nearCount * 4; at += 4) {
      const y1 = near[at + 1]!, y2 = near[at + 3]!;
      if (y1 > y === y2 > y) continue;
      const x1 = near[at]!;
      if (x < x1 + ((y - y1) / (y2 - y1)) * (near[at + 2]! - x1)) isOdd = !isOdd;
    }
    return isOdd;
  }
}

