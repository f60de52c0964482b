import { LabelHeap } from './label-heap';
import type { MatchingRules } from './matching-rules';
import type { RoadGraph } from './road-graph';
import type { Step } from './step';

/** Stand for the arc before, where there is none: the source lies on the arc itself, or on its opposite and turns round. */
const fromSource = -1, fromOpposite = -2;

/** No way longer than this many times the straight line, and this much more, is looked for. */
const longestTimes = 4, longestMoreMetres = 500;

/**
 * Finds the cheapest way from any place of a step to every place of the next, in one search for all of them. That is possible
 * because the cost of a way is its length over the straight line: of the ways that enter an arc only the cheapest can matter.
 * Arcs towards the next position are looked at first.
 * @source P. E. Hart, N. J. Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths, IEEE SSC 1968;
 * the straight line is never longer than a way, so what is found is what a search in all directions would find
 */
export class RouteSearch {
  readonly #graph: RoadGraph;
  readonly #rules: MatchingRules;
  readonly #natsPerMetre: number;
  readonly #turnRoundNats: number;
  readonly #heap = new LabelHeap();
  /** Cost at the end of an arc, valid where the stamp is that of the search. */
  readonly #label: Float64Array;
  /** The label and what at least is still to come from there. */
  readonly #estimate: Float64Array;
  readonly #parent: Int32Array;
  readonly #origin: Int16Array;
  readonly #stamp: Int32Array;
  readonly #target: Int16Array;
  readonly #targetStamp: Int32Array;
  #search = 0;
  /** Ways above it are given up. */
  #limit = Infinity;
  /** The next position, and how far its places lie from it at most. */
  #aimX = 0;
  #aimY = 0;
  #aimMetres = 0;
  /** Where the ways that are being looked at come from: a place of the step before, and the arc before the one that is entered. */
  #source = 0;
  #via = fromSource;
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
    this.#estimate = new Float64Array(count);
    this.#parent = new Int32Array(count);
    this.#origin = new Int16Array(count);
    this.#stamp = new Int32Array(count);
    this.#target = new Int16Array(count);
    this.#targetStamp = new Int32Array(count);
    this.#before = new Int32Array(rules.mostCandidates);
    this.#behind = new Float64Array(rules.mostCandidates);
  }

  /**
   * Fills cost (without emission), back and path of the places of `next`, at most one an arc; the unreached keep cost Infinity.
   * @param limitNats ways that cost more are of no use to the asker
   */
  run(sources: Step, next: Step, limitNats: number): void {
    this.#search++;
    this.#heap.clear();
    for (let place = 0; place < next.count; place++) {
      this.#target[next.arc[place]!] = place;
      this.#targetStamp[next.arc[place]!] = this.#search;
    }
    this.#aim(next);
    this.#limit = limitNats;
    let farthest = Infinity;
    for (let source = 0; source < sources.count; source++) farthest = Math.min(farthest, this.#leave(sources, source, next));
    this.#limit = Math.min(this.#limit, farthest);
    this.#spread(next);
    for (let place = 0; place < next.count; place++) if (next.costNats[place]! < Infinity) this.#writeWay(next, place);
  }

  #aim(next: Step): void {
    this.#aimX = next.x;
    this.#aimY = next.y;
    this.#aimMetres = 0;
    for (let place = 0; place < next.count; place++) this.#aimMetres = Math.max(this.#aimMetres, next.distanceMetres[place]!);
  }

  /** The ways along the source's own arc and those that turn round on it; returns the cost no way from here may exceed. */
  #leave(sources: Step, source: number, next: Step): number {
    const { lengthMetres, reverse } = this.#graph;
    const dx = next.x - sources.seenX[source]!, dy = next.y - sources.seenY[source]!, straightMetres = Math.sqrt(dx * dx + dy * dy);
    const arc = sources.arc[source]!, offset = sources.offsetMetres[source]!;
    const start = sources.costNats[source]! - straightMetres * this.#natsPerMetre;
    this.#source = source;
    this.#via = fromSource;
    const own = this.#targetOn(arc);
    if (own >= 0 && next.offsetMetres[own]! >= offset) this.#reach(next, own, start + (next.offsetMetres[own]! - offset) * this.#natsPerMetre);
    else if (own >= 0) this.#stay(next, own, { offset, cost: start + 2 * straightMetres * this.#natsPerMetre });
    this.#relax(arc, start + (lengthMetres[arc]! - offset) * this.#natsPerMetre);
    const opposite = reverse[arc]!;
    if (opposite >= 0) this.#turnRound(next, opposite, { offset: lengthMetres[opposite]! - offset, cost: start + this.#turnRoundNats });
    return start + (longestTimes * straightMetres + longestMoreMetres) * this.#natsPerMetre;
  }

  /** A position a little behind its source is noise along the road: the place stays where it was. */
  #stay(next: Step, place: number, { offset, cost }: { offset: number; cost: number }): void {
    const behind = offset - next.offsetMetres[place]!;
    const total = cost + 0.5 * (behind / this.#rules.deviationMetres) ** 2;
    if (next.costNats[place]! <= total) return;
    this.#reach(next, place, total);
    this.#behind[place] = behind;
  }

  #turnRound(next: Step, opposite: number, { offset, cost }: { offset: number; cost: number }): void {
    const place = this.#targetOn(opposite);
    this.#via = fromOpposite;
    if (place >= 0 && next.offsetMetres[place]! >= offset) this.#reach(next, place, cost + (next.offsetMetres[place]! - offset) * this.#natsPerMetre);
    this.#relax(opposite, cost + (this.#graph.lengthMetres[opposite]! - offset) * this.#natsPerMetre);
  }

  #spread(next: Step): void {
    const { to, out, outStart, lengthMetres, reverse } = this.#graph;
    while (this.#heap.least <= this.#limit) {
      const estimate = this.#heap.least, arc = this.#heap.pop(), cost = this.#label[arc]!;
      if (estimate > this.#estimate[arc]!) continue;
      const node = to[arc]!;
      this.#source = this.#origin[arc]!;
      this.#via = arc;
      for (let at = outStart[node]!; at < outStart[node + 1]!; at++) {
        const entered = out[at]!, place = this.#targetOn(entered);
        const start = reverse[arc] === entered ? cost + this.#turnRoundNats : cost;
        if (place >= 0) this.#reach(next, place, start + next.offsetMetres[place]! * this.#natsPerMetre);
        this.#relax(entered, start + lengthMetres[entered]! * this.#natsPerMetre);
      }
    }
  }

  #targetOn(arc: number): number {
    return this.#targetStamp[arc] === this.#search ? this.#target[arc]! : -1;
  }

  #relax(arc: number, cost: number): void {
    if (this.#stamp[arc] === this.#search && this.#label[arc]! <= cost) return;
    const estimate = cost + this.#leastAhead(arc) * this.#natsPerMetre;
    if (estimate > this.#limit) return;
    this.#stamp[arc] = this.#search;
    this.#label[arc] = cost;
    this.#estimate[arc] = estimate;
    this.#parent[arc] = this.#via;
    this.#origin[arc] = this.#source;
    this.#heap.push(estimate, arc);
  }

  /** Metres no way from the end of an arc to any place of the next position is shorter than: the straight line to the edge of their circle. */
  #leastAhead(arc: number): number {
    const node = this.#graph.to[arc]!, dx = this.#graph.nodeX[node]! - this.#aimX, dy = this.#graph.nodeY[node]! - this.#aimY;
    return Math.max(0, Math.sqrt(dx * dx + dy * dy) - this.#aimMetres);
  }

  #reach(next: Step, place: number, cost: number): void {
    if (next.costNats[place]! <= cost) return;
    next.costNats[place] = cost;
    next.back[place] = this.#source;
    this.#before[place] = this.#via;
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
