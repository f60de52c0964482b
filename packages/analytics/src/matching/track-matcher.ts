import { agreedCount, bestWay, keepWaysThrough } from './agreement';
import type { MatchingBench } from './matching-bench';
import { Step } from './step';

/** A decided position: where it was on the network and what was entered on the way there. */
export interface MatchedStep {
  readonly second: number;
  readonly arc: number;
  readonly offsetMetres: number;
  /** From the position to its place; of the last believed position where this one was passed over. */
  readonly distanceMetres: number;
  /** Arcs entered since the step before; at a start the arc itself. Empty while the arc stays the same. */
  readonly entered: readonly number[];
  /** True where a new piece of route begins: at the first step and after a break. */
  readonly isStart: boolean;
  /** True where the position was passed over: the place is that of the step before. */
  readonly isHeld: boolean;
}

/** Places carried on over a position that is passed over. */
const mostHeld = 4;
/** Steps between two looks at what has become certain. */
const agreementSteps = 32;

/**
 * Matches the positions of one device as they come: a hidden Markov chain over places on the network, decided by Viterbi as soon as
 * all ways that are still believable agree. Memory is bounded by `windowSteps`.
 * @source P. Newson, J. Krumm, Hidden Markov map matching through noise and sparseness, ACM SIGSPATIAL GIS 2009; the cost of a way is
 * its detour rather than the absolute difference, which lets one search serve all places
 */
export class TrackMatcher {
  readonly #bench: MatchingBench;
  readonly #steps: Step[] = [];
  readonly #idle: Step[] = [];
  /** Positions that went through the lattice so far. */
  stepCount = 0;

  constructor(bench: MatchingBench) {
    this.#bench = bench;
  }

  /** Takes the next position, plane metres, later than those before; returns what became decided, in order of time. */
  push(second: number, x: number, y: number): MatchedStep[] {
    const { rules } = this.#bench;
    const last = this.#steps.at(-1);
    if (last === undefined) return this.#start(second, x, y);
    const movedMetres = Math.hypot(x - last.x, y - last.y);
    if (movedMetres < rules.spacingMetres) return [];
    const step = this.#places(second, x, y);
    const weight = Math.min(1, movedMetres / rules.correlationMetres), skipNats = weight * this.#bench.skipNats;
    this.#bench.weigh(step, weight);
    // Passing the position over is always possible: what costs so much more than that is given up below.
    this.#bench.search.run(last, step, last.costNats[last.best()]! + skipNats + rules.beamNats);
    for (let place = 0; place < step.count; place++) step.costNats[place]! += step.emissionNats[place]!;
    this.#hold(last, step, skipNats);
    step.keepBelow(step.costNats[step.best()]! + rules.beamNats);
    if (this.#isLost(step)) {
      this.#idle.push(step);
      return [...this.finish(), ...this.#start(second, x, y)];
    }
    this.#steps.push(step);
    if (this.#steps.length >= rules.windowSteps) return this.#decide(this.#steps.length >> 1);
    return this.stepCount % agreementSteps === 0 ? this.#decide(agreedCount(this.#steps)) : [];
  }

  /** Decides what is left. A later position begins a new piece of route. */
  finish(): MatchedStep[] {
    return this.#decide(this.#steps.length);
  }

  #start(second: number, x: number, y: number): MatchedStep[] {
    const step = this.#places(second, x, y);
    if (step.count === 0) {
      this.#idle.push(step);
      return [];
    }
    step.isStart = true;
    this.#bench.weigh(step, 1);
    step.costNats.set(step.emissionNats.subarray(0, step.count));
    this.#steps.push(step);
    return [];
  }

  #places(second: number, x: number, y: number): Step {
    const { rules, nearby } = this.#bench;
    this.stepCount++;
    const step = this.#idle.pop() ?? new Step(rules.mostCandidates + mostHeld);
    step.begin(second, x, y);
    nearby.find(x, y, this.#bench.farthestMetres);
    for (let at = 0; at < nearby.count; at++) step.add(nearby.arc[at]!, nearby.offsetMetres[at]!, nearby.distanceMetres[at]!);
    return step;
  }

  /** Carries the cheapest places of the step before on, as if this position had not been taken. */
  #hold(last: Step, step: Step, skipNats: number): void {
    let above = -Infinity;
    for (let held = 0; held < mostHeld; held++) {
      let next = -1;
      for (let place = 0; place < last.count; place++) {
        const cost = last.costNats[place]!;
        if (cost > above && cost < Infinity && (next < 0 || cost < last.costNats[next]!)) next = place;
      }
      if (next < 0) return;
      above = last.costNats[next]!;
      step.hold(last, next, skipNats);
    }
  }

  /** Whether even the best way has believed no position for too long. */
  #isLost(step: Step): boolean {
    const { breakSteps, breakMetres } = this.#bench.rules;
    const best = step.best();
    return step.heldCount[best]! >= breakSteps && Math.hypot(step.x - step.seenX[best]!, step.y - step.seenY[best]!) > breakMetres;
  }

  #decide(count: number): MatchedStep[] {
    if (count === 0) return [];
    const places = bestWay(this.#steps);
    const decided = this.#steps.slice(0, count).map((step, at) => described(step, places[at]!));
    this.#idle.push(...this.#steps.splice(0, count));
    keepWaysThrough(places[count - 1]!, this.#steps);
    return decided;
  }
}

const described = (step: Step, place: number): MatchedStep => ({
  second: step.second, arc: step.arc[place]!, offsetMetres: step.offsetMetres[place]!, distanceMetres: step.distanceMetres[place]!,
  entered: step.isStart ? [step.arc[place]!] : Array.from(step.path.subarray(step.pathStart[place], step.pathEnd[place])),
  isStart: step.isStart, isHeld: step.heldCount[place]! > 0,
});
