import type { Step } from './step';

/** How many of the oldest steps every way that ends at the newest one agrees on. */
export function agreedCount(steps: readonly Step[]): number {
  let alive = new Set<number>();
  for (let place = 0; place < (steps.at(-1)?.count ?? 0); place++) alive.add(place);
  for (let at = steps.length - 1; at > 0; at--) {
    const before = new Set<number>();
    for (const place of alive) before.add(steps[at]!.back[place]!);
    if (before.size === 1) return at;
    alive = before;
  }
  return 0;
}

/** The places of the best way, one a step. */
export function bestWay(steps: readonly Step[]): Int32Array {
  const places = new Int32Array(steps.length);
  let place = steps.at(-1)?.best() ?? -1;
  for (let at = steps.length - 1; at >= 0; at--) {
    places[at] = place;
    place = steps[at]!.back[place]!;
  }
  return places;
}

/** After a decision only the ways through the decided place remain believable. */
export function keepWaysThrough(place: number, steps: readonly Step[]): void {
  let allowed = new Set([place]);
  for (const step of steps) {
    const kept = new Set<number>();
    for (let at = 0; at < step.count; at++) {
      if (step.costNats[at]! < Infinity && allowed.has(step.back[at]!)) kept.add(at);
      else step.costNats[at] = Infinity;
    }
    allowed = kept;
  }
}
