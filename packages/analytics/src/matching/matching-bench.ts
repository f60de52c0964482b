import { arcGrid } from './arc-grid';
import { defaultMatchingRules, type MatchingRules } from './matching-rules';
import { NearbyArcs } from './nearby-arcs';
import type { RoadGraph } from './road-graph';
import { RouteSearch } from './route-search';
import type { Step } from './step';

/** Side of the squares arcs are looked up in, about the radius that is asked for. */
const squareMetres = 50;

/** What matching needs of the size of the network; shared by all tracks that are matched on one thread, one position at a time. */
export class MatchingBench {
  readonly nearby: NearbyArcs;
  readonly search: RouteSearch;
  /** A place farther from its position is not believed. */
  readonly farthestMetres: number;
  /** What passing a position over costs. */
  readonly skipNats: number;

  readonly graph: RoadGraph;
  readonly rules: MatchingRules;

  constructor(graph: RoadGraph, rules: MatchingRules = defaultMatchingRules) {
    this.graph = graph;
    this.rules = rules;
    this.nearby = new NearbyArcs(graph, arcGrid(graph, squareMetres), rules.mostCandidates);
    this.search = new RouteSearch(graph, rules);
    this.farthestMetres = rules.deviationMetres * rules.farthestDeviations;
    this.skipNats = distanceNats(rules.farthestDeviations, rules.bendDeviations);
  }

  /** Fills what the distances of the places cost. @param weight 0..1, how much of a new opinion the position is */
  weigh(step: Step, weight: number): void {
    const { deviationMetres, bendDeviations } = this.rules;
    for (let place = 0; place < step.count; place++)
      step.emissionNats[place] = weight * distanceNats(step.distanceMetres[place]! / deviationMetres, bendDeviations);
  }
}

/** Square near the road, straight far from it. @source P. J. Huber, Robust estimation of a location parameter, 1964 */
const distanceNats = (deviations: number, bend: number): number =>
  (deviations <= bend ? 0.5 * deviations * deviations : bend * (deviations - 0.5 * bend));
