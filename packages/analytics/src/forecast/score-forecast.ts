/** What a forecast said of each place (train), and what came (test); area in square metres. */
export interface ScoredPlaces {
  readonly area: Float64Array;
  readonly train: Float64Array;
  readonly test: Float64Array;
}

export interface ForecastScore {
  /** Places chosen, in order of rank. */
  readonly selected: readonly number[];
  readonly area: number;
  readonly totalArea: number;
  readonly areaRatio: number;
  readonly hits: number;
  readonly total: number;
  /** Null where nothing came: no share of nothing. */
  readonly hitRatio: number | null;
  readonly pai: number | null;
  readonly mostHits: number;
  readonly mostArea: number;
  readonly pei: number | null;
  readonly peiStar: number | null;
  /** Null where the chosen places had no share before. */
  readonly rri: number | null;
  readonly captureArea: number | null;
}

/**
 * Scores a ranking of places within an area budget: places are taken whole, best first by count per area (the lower index
 * first among equals), until the next does not fit.
 * @param areaShare budget as a share of all area, 0..1
 * @source PAI: Chainey, Tompson & Uhlig 2008; PEI: Hunt 2016 (a perfect forecast with its own area); PEI*: hits over the
 *   most hits the same budget could have had; RRI: Levine 2008
 */
export function scoreForecast({ area, train, test }: ScoredPlaces, areaShare: number): ForecastScore {
  const sum = (values: Float64Array, of?: readonly number[]): number => (of === undefined ? values.reduce((a, b) => a + b, 0) : of.reduce((a, i) => a + values[i]!, 0));
  const budget = areaShare * sum(area);
  const byTrain = ranked(train, area);
  const selected = within(byTrain, area, budget);
  const perfect = within(ranked(test, area), area, budget);
  const [totalArea, total, hits] = [sum(area), sum(test), sum(test, selected)];
  const [chosenArea, mostHits, mostArea] = [sum(area, selected), sum(test, perfect), sum(area, perfect)];
  const paiOf = (hit: number, onArea: number): number | null => (total === 0 || onArea === 0 ? null : hit / total / (onArea / totalArea));
  const pai = paiOf(hits, chosenArea);
  const perfectPai = paiOf(mostHits, mostArea);
  const trainShare = sum(train) === 0 ? 0 : sum(train, selected) / sum(train);
  return {
    selected, area: chosenArea, totalArea, areaRatio: chosenArea / totalArea, hits, total, hitRatio: total === 0 ? null : hits / total, pai, mostHits, mostArea,
    pei: pai === null || perfectPai === null || perfectPai === 0 ? null : pai / perfectPai,
    peiStar: mostHits === 0 ? null : hits / mostHits,
    rri: total === 0 || trainShare === 0 ? null : hits / total / trainShare,
    captureArea: total === 0 ? null : captureArea(byTrain, area, test),
  };
}

const ranked = (count: Float64Array, area: Float64Array): Uint32Array =>
  Uint32Array.from(count.keys()).sort((a, b) => count[b]! / area[b]! - count[a]! / area[a]! || a - b);

function within(order: Uint32Array, area: Float64Array, budget: number): number[] {
  const chosen: number[] = [];
  let used = 0;
  for (const place of order) {
    if (used + area[place]! > budget * (1 + 1e-12)) break;
    used += area[place]!;
    chosen.push(place);
  }
  return chosen;
}

/** Area under the capture curve (share of area, share of hits) through 0/0, by trapezoids. */
function captureArea(order: Uint32Array, area: Float64Array, test: Float64Array): number {
  const totalArea = area.reduce((a, b) => a + b, 0), total = test.reduce((a, b) => a + b, 0);
  let height = 0, under = 0;
  for (const place of order) {
    const next = height + test[place]! / total;
    under += ((height + next) / 2) * (area[place]! / totalArea);
    height = next;
  }
  return under;
}
