import { scoreForecast } from './score-forecast';

/** How well a forecast says where: places of equal area, best first, the weeks added up. */
export interface Ranking {
  /** Share of what came that lay in the chosen area; null where nothing came. */
  readonly hitRatio: number | null;
  readonly pai: number | null;
  readonly peiStar: number | null;
  readonly captureArea: number | null;
  /** Share of events caught in the best 0, 5, 10 … 100 % of the area. */
  readonly capture: readonly number[];
}

const curveSteps = 20;

/** Scores the ranking of places by week and adds the weeks up. @param areaShare what can be looked after, 0..1 @source as `scoreForecast` */
export function rankingOf({ placeCount, cellCount }: { readonly placeCount: number; readonly cellCount: number }, { means, cames }: { readonly means: readonly Float64Array[]; readonly cames: readonly Float64Array[] }, areaShare: number): Ranking {
  const area = new Float64Array(placeCount).fill(1), capture = new Float64Array(curveSteps + 1);
  let hits = 0, total = 0, mostHits = 0, chosenArea = 0, under = 0;
  means.forEach((mean, week) => {
    const train = byPlace(mean, cellCount), test = byPlace(cames[week]!, cellCount);
    const score = scoreForecast({ area, train, test }, areaShare);
    hits += score.hits;
    total += score.total;
    mostHits += score.mostHits;
    chosenArea = score.areaRatio;
    under += (score.captureArea ?? 0) * score.total;
    addCapture(capture, train, test);
  });
  const hitRatio = total === 0 ? null : hits / total;
  return {
    hitRatio, pai: hitRatio === null || chosenArea === 0 ? null : hitRatio / chosenArea, peiStar: mostHits === 0 ? null : hits / mostHits, captureArea: total === 0 ? null : under / total,
    capture: Array.from(capture, (sum) => (total === 0 ? 0 : sum / total)),
  };
}

function byPlace(values: Float64Array, cellCount: number): Float64Array {
  const sums = new Float64Array(values.length / cellCount);
  values.forEach((value, i) => { sums[Math.floor(i / cellCount)]! += value; });
  return sums;
}

function addCapture(capture: Float64Array, train: Float64Array, test: Float64Array): void {
  const order = Array.from(train.keys()).sort((a, b) => train[b]! - train[a]! || a - b);
  const along = new Float64Array(order.length + 1);
  order.forEach((place, i) => { along[i + 1] = along[i]! + test[place]!; });
  for (let step = 0; step <= curveSteps; step += 1) {
    const at = (step / curveSteps) * order.length, low = Math.floor(at);
    capture[step]! += along[low]! + (at - low) * ((along[low + 1] ?? along[low]!) - along[low]!);
  }
}
