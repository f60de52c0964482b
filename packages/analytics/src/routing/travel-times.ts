import { arcGrid } from '../matching/arc-grid';
import { LabelHeap } from '../matching/label-heap';
import { NearbyArcs } from '../matching/nearby-arcs';
import type { RoadGraph } from '../matching/road-graph';

/** How far it is by road. */
export interface Travel {
  readonly seconds: number;
  readonly metres: number;
}

/** Farther from any street a place is not on the network. */
const farthestMetres = 250;
const squareMetres = 100;
/** From a place to its street one walks. @source Bohannon 1997 (Age and Ageing 26) */
const walkingSecondsPerMetre = 1 / 1.3;

interface Footing {
  readonly arc: number;
  readonly offsetMetres: number;
  readonly distanceMetres: number;
}

/** Times between places of a network whose arcs can be gone both ways. */
export class TravelTimes {
  readonly #graph: RoadGraph;
  readonly #secondsPerMetre: Float64Array;
  readonly #nearby: NearbyArcs;

  /** @param secondsPerMetre of each arc, above zero */
  constructor(graph: RoadGraph, secondsPerMetre: Float64Array) {
    this.#graph = graph;
    this.#secondsPerMetre = secondsPerMetre;
    this.#nearby = new NearbyArcs(graph, arcGrid(graph, squareMetres), 1);
  }

  /**
   * Times to one place from any other, by one search for all of them. Places are plane metres.
   * @returns null where the place, or the other, is farther than 250 m from every street, or no street leads there
   */
  to(place: readonly [x: number, y: number]): (from: readonly [x: number, y: number]) => Travel | null {
    const end = this.#footing(place);
    if (end === null) return () => null;
    const { seconds, metres } = this.#search(end);
    return (from) => {
      const start = this.#footing(from);
      return start === null ? null : this.#between(start, end, { seconds, metres });
    };
  }

  #footing([x, y]: readonly [number, number]): Footing | null {
    const { arc, offsetMetres, distanceMetres } = this.#nearby;
    this.#nearby.find(x, y, farthestMetres);
    return this.#nearby.count === 0 ? null : { arc: arc[0]!, offsetMetres: offsetMetres[0]!, distanceMetres: distanceMetres[0]! };
  }

  /** Dijkstra from both ends of the arc a place lies on. */
  #search({ arc, offsetMetres }: Footing): { seconds: Float64Array; metres: Float64Array } {
    const { nodeX, from, to, out, outStart, lengthMetres } = this.#graph, heap = new LabelHeap();
    const seconds = new Float64Array(nodeX.length).fill(Infinity), metres = new Float64Array(nodeX.length).fill(Infinity);
    const reach = (node: number, cost: number, length: number): void => {
      if (cost >= seconds[node]!) return;
      [seconds[node], metres[node]] = [cost, length];
      heap.push(cost, node);
    };
    reach(from[arc]!, offsetMetres * this.#secondsPerMetre[arc]!, offsetMetres);
    reach(to[arc]!, (lengthMetres[arc]! - offsetMetres) * this.#secondsPerMetre[arc]!, lengthMetres[arc]! - offsetMetres);
    while (heap.count > 0) {
      const cost = heap.least, node = heap.pop();
      if (cost > seconds[node]!) continue;
      for (let at = outStart[node]!; at < outStart[node + 1]!; at++) {
        const next = out[at]!, length = lengthMetres[next]!;
        reach(to[next]!, cost + length * this.#secondsPerMetre[next]!, metres[node]! + length);
      }
    }
    return { seconds, metres };
  }

  #between(start: Footing, end: Footing, { seconds, metres }: { seconds: Float64Array; metres: Float64Array }): Travel | null {
    const { from, to, lengthMetres, reverse } = this.#graph, { arc, offsetMetres } = start, length = lengthMetres[arc]!, pace = this.#secondsPerMetre[arc]!;
    const ways = [[from[arc]!, offsetMetres], [to[arc]!, length - offsetMetres]].map(([node, along]) => ({ seconds: seconds[node!]! + along! * pace, metres: metres[node!]! + along! }));
    if (end.arc === arc || end.arc === reverse[arc]) {
      const along = Math.abs(offsetMetres - (end.arc === arc ? end.offsetMetres : length - end.offsetMetres));
      ways.push({ seconds: along * pace, metres: along });
    }
    const best = ways.reduce((a, b) => (b.seconds < a.seconds ? b : a)), aside = start.distanceMetres + end.distanceMetres;
    return Number.isFinite(best.seconds) ? { seconds: best.seconds + aside * walkingSecondsPerMetre, metres: best.metres + aside } : null;
  }
}
