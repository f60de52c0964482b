import { LabelHeap } from './label-heap';
import type { MatchingRules } from './matching-rules';
import type { RoadGraph } from './road-graph';
import type { Step } from './step';

/** Stand for the arc before, where there is none: the source lies on the arc itself, or on its opposite and turns round. */
const fromSource = -1, fromOpposite = -2;

/** No way longer than this many times the straight line, and this much more, is looked for. */
const longestTimes = 4, longestMoreMetres = 500;

/** Where a way comes from: a place of the step before, and the arc before the one that is entered. */
interface Origin {
  readonly source: number;
  readonly parent: number;
}

/**
 * Finds the cheapest way from any place of a step to every place of the next, in one search for all of them. That is possible
 * because the cost of a way is its length over the straight line: of the ways that enter an arc only the cheapest can matter.
 */
export class RouteSearch {
  readonly #graph: RoadGraph;
  readonly #rules: MatchingRules;
  readonly #natsPerMetre: number;
  readonly #turnRoundNats: number;
  readonly #heap = new LabelHeap();
  /** Cost at the end of an arc, valid where the stamp is that of the search. */
  readonly #label: Float64Array;
  readonly #parent: Int32Array;
  readonly #origin: Int16Array;
  readonly #stamp: Int32Array;
  readonly #target: Int16Array;
  readonly #targetStamp: Int32Array;
  #search = 0;
  /** Ways above it are given up. */
  #limit = Infinity;
  /** Arc before the place, and metres the place stands back behind its source. */
  readonly #before: Int32Array;
  readonly #behind: Float64Array;

  constructor(graph: RoadGraph, rules: MatchingRules) {
    const count = graph.from.length;
    this.#graph = graph;
    this.#rules = rules;
    this.#natsPerMetre = 1 / rules.detourMetres;
    this.#turnRoundNats = rules.turnRoundMetres / rules.detourMetres;
    this.#label = new Float64Array(count);
    this.#parent = new Int32Array(count);
    this.#origin = new Int16Array(count);
    this.#stamp = new Int32Array(count);
    this.#target = new Int16Array(count);
    this.#targetStamp = new Int32Array(count);
    this.#before = new Int32Array(rules.mostCandidates);
    this.#behind = new Float64Array(rules.mostCandidates);
  }

  /** Fills cost (without emission), back and path of the places of `next`, at most one an arc; the unreached keep cost Infinity. */
  run(sources: Step, next: Step): void {
    this.#search++;
    this.#heap.clear();
    for (let place = 0; place < next.count; place++) {
      this.#target[next.arc[place]!] = place;
      this.#targetStamp[next.arc[place]!] = this.#search;
    }
    this.#limit = Infinity;
    let farthest = Infinity;
    for (let source = 0; source < sources.count; source++) farthest = Math.min(farthest, this.#leave(sources, source, next));
    this.#limit = Math.min(this.#limit, farthest);
    this.#spread(next);
    for (let place = 0; place < next.count; place++) if (next.costNats[place]! < Infinity) this.#writeWay(next, place);
  }

  /** The ways along the source's own arc and those that turn round on it; returns the cost no way from here may exceed. */
  #leave(sources: Step, source: number, next: Step): number {
    const { lengthMetres, reverse } = this.#graph;
    const dx = next.x - sources.seenX[source]!, dy = next.y - sources.seenY[source]!, straightMetres = Math.sqrt(dx * dx + dy * dy);
    const arc = sources.arc[source]!, offset = sources.offsetMetres[source]!;
    const start = sources.costNats[source]! - straightMetres * this.#natsPerMetre;
    const origin = { source, parent: fromSource };
    const own = this.#targetOn(arc);
    if (own >= 0 && next.offsetMetres[own]! >= offset) this.#reach(next, own, start + (next.offsetMetres[own]! - offset) * this.#natsPerMetre, origin);
    else if (own >= 0) this.#stay(next, own, { origin, offset, cost: start + 2 * straightMetres * this.#natsPerMetre });
    this.#relax(arc, start + (lengthMetres[arc]! - offset) * this.#natsPerMetre, origin);
    const opposite = reverse[arc]!;
    if (opposite >= 0) this.#turnRound(next, opposite, { source, offset: lengthMetres[opposite]! - offset, cost: start + this.#turnRoundNats });
    return start + (longestTimes * straightMetres + longestMoreMetres) * this.#natsPerMetre;
  }

  /** A position a little behind its source is noise along the road: the place stays where it was. */
  #stay(next: Step, place: number, { origin, offset, cost }: { origin: Origin; offset: number; cost: number }): void {
    const behind = offset - next.offsetMetres[place]!;
    const total = cost + 0.5 * (behind / this.#rules.deviationMetres) ** 2;
    if (next.costNats[place]! <= total) return;
    this.#reach(next, place, total, origin);
    this.#behind[place] = behind;
  }

  #turnRound(next: Step, opposite: number, { source, offset, cost }: { source: number; offset: number; cost: number }): void {
    const place = this.#targetOn(opposite), origin = { source, parent: fromOpposite };
    if (place >= 0 && next.offsetMetres[place]! >= offset) this.#reach(next, place, cost + (next.offsetMetres[place]! - offset) * this.#natsPerMetre, origin);
    this.#relax(opposite, cost + (this.#graph.lengthMetres[opposite]! - offset) * this.#natsPerMetre, origin);
  }

  #spread(next: Step): void {
    const { to, out, outStart, lengthMetres, reverse } = this.#graph;
    while (this.#heap.least <= this.#limit) {
      const cost = this.#heap.least, arc = this.#heap.pop();
      if (cost > this.#label[arc]!) continue;
      const node = to[arc]!, origin = { source: this.#origin[arc]!, parent: arc };
      for (let at = outStart[node]!; at < outStart[node + 1]!; at++) {
        const entered = out[at]!, place = this.#targetOn(entered);
        const start = reverse[arc] === entered ? cost + this.#turnRoundNats : cost;
        if (place >= 0) this.#reach(next, place, start + next.offsetMetres[place]! * this.#natsPerMetre, origin);
        this.#relax(entered, start + lengthMetres[entered]! * this.#natsPerMetre, origin);
      }
    }
  }

  #targetOn(arc: number): number {
    return this.#targetStamp[arc] === this.#search ? this.#target[arc]! : -1;
  }

  #relax(arc: number, cost: number, { source, parent }: Origin): void {
    if (cost > this.#limit || (this.#stamp[arc] === this.#search && this.#label[arc]! <= cost)) return;
    this.#stamp[arc] = this.#search;
    this.#label[arc] = cost;
    this.#parent[arc] = parent;
    this.#origin[arc] = source;
    this.#heap.push(cost, arc);
  }

  #reach(next: Step, place: number, cost: number, { source, parent }: Origin): void {
    if (next.costNats[place]! <= cost) return;
    next.costNats[place] = cost;
    next.back[place] = source;
    this.#before[place] = parent;
    this.#behind[place] = 0;
    const giveUp = cost + next.emissionNats[place]! + this.#rules.beamNats;
    if (giveUp < this.#limit) this.#limit = giveUp;
  }

  #writeWay(next: Step, place: number): void {
    next.offsetMetres[place]! += this.#behind[place]!;
    next.beginPath(place);
    let before = this.#before[place]!;
    if (before === fromSource) return;
    next.addToPath(place, next.arc[place]!);
    while (before >= 0) {
      const earlier = this.#parent[before]!;
      if (earlier !== fromSource) next.addToPath(place, before);
      before = earlier;
    }
    next.endPath(place);
  }
}
