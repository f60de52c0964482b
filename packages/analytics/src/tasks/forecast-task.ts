import { backTest, leastWeeks, predictedWhole, type BackTest, type Spread } from '../forecast/back-test';
import { expectedRates, usualHalfLives, type ExpectedRates } from '../forecast/expected-rates';
import { expectedSums } from '../forecast/expected-sums';
import { predictedCount, type PredictedCount } from '../forecast/predicted-counts';
import { countByWeek, dayBands, weekCellCount, weekCellOf, type CountedEvents } from '../forecast/week-cells';
import type { WeekHistory } from '../forecast/week-history';
import { weekdayOfDay, type VisitFrame } from '../visits';

export interface ForecastTask {
  readonly method: 'forecast';
  /** Whole weeks that end with the window. */
  readonly weekCount: number;
  /** Civil day (from 2000-01-01) of the last day of the window; the forecast begins on the next. */
  readonly lastDay: number;
  /** Places of equal area where anything was recorded or looked at. */
  readonly placeCount: number;
  readonly records: Omit<CountedEvents, 'weight'>;
  readonly visits: VisitFrame;
  readonly spotCount: number;
  /** 1 where the filter lets the pass count. */
  readonly kept: Uint8Array;
  /** Share of the area that can be looked after. */
  readonly areaShare: number;
}

interface ForecastPlace extends PredictedCount {
  readonly place: number;
  /** Records of the window there. */
  readonly recordCount: number;
  /** Expected in each part of the day over the week. */
  readonly bands: readonly number[];
}

interface ForecastDay extends PredictedCount {
  /** Civil day from 2000-01-01. */
  readonly day: number;
  readonly bands: readonly number[];
}

export interface Forecast {
  readonly weekCount: number;
  /** The seven days after the window; empty where the window is too short to learn from. */
  readonly days: readonly ForecastDay[];
  readonly week: PredictedCount | null;
  /** Those with most expected, of places whose data carry it. */
  readonly places: readonly ForecastPlace[];
  /** What is expected at all other places together. */
  readonly elsewhere: number;
  /** Places with too few records to be told apart. */
  readonly quietPlaceCount: number;
  /** Of records, and of finds on random visits, forecast from the finds of all visits; null where weeks are too few. */
  readonly records: BackTest | null;
  readonly randomVisits: (BackTest & { readonly visitCount: number }) | null;
}

/** A place with fewer records in the window is not told by itself: its expectation is the whole's. @source ten, as for rates */
const leastRecords = 10;
const toldPlaces = 40;
/** Random visits in the told weeks below which they test nothing. */
const leastVisits = 100;

/** What the next seven days are expected to bring by place and part of the day, and how well such forecasts did. */
export function* runForecast(task: ForecastTask): Generator<number, Forecast> {
  const { weekCount, placeCount } = task;
  const history: WeekHistory = { placeCount, cellCount: weekCellCount, exposure: null, counts: countByWeek({ ...task.records, weight: null }, { placeCount, weekCount }) };
  const records = yield* share(backTest(history, null, { areaShare: task.areaShare }), 0, 0.6);
  const randomVisits = yield* share(visitBackTest(task), 0.6, 0.4);
  const none = { weekCount, days: [], week: null, places: [], elsewhere: 0, quietPlaceCount: 0, records, randomVisits };
  if (weekCount < leastWeeks || placeCount === 0) return none;
  const rates = expectedRates(history, weekCount, records?.halfLives ?? usualHalfLives, { dispersion: records?.spread.dispersion ?? 1 });
  return { ...none, ...told(task, { history, rates, spread: records?.spread ?? { dispersion: 1, shared: 0 } }) };
}

/** The steps of a part of the work as that share of the whole. */
function* share<Answer>(steps: Generator<number, Answer>, from: number, of: number): Generator<number, Answer> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + of * step.value;
  }
}

interface Known {
  readonly history: WeekHistory;
  readonly rates: ExpectedRates;
  readonly spread: Spread;
}

function told({ placeCount, lastDay }: ForecastTask, { history, rates, spread }: Known): Pick<Forecast, 'days' | 'week' | 'places' | 'elsewhere' | 'quietPlaceCount'> {
  const { places, total, mean } = expectedSums(rates, null);
  const counts = new Float64Array(placeCount);
  for (const week of history.counts) week.forEach((count, i) => { counts[Math.floor(i / weekCellCount)]! += count; });
  const carried = Array.from(counts.keys()).filter((place) => counts[place]! >= leastRecords).sort((a, b) => places[b]!.mean - places[a]!.mean || a - b);
  const shown = carried.slice(0, toldPlaces);
  return {
    week: predictedWhole(total, spread),
    days: Array.from({ length: 7 }, (_, after) => dayOf(lastDay + 1 + after, rates, spread)),
    places: shown.map((place) => ({
      place, recordCount: counts[place]!, ...predictedCount(places[place]!.mean, places[place]!.relativeVariance, spread.dispersion),
      bands: dayBands.map((_, band) => Array.from({ length: 7 }, (__, weekday) => mean[place * weekCellCount + weekday * dayBands.length + band]!).reduce((a, b) => a + b, 0)),
    })),
    elsewhere: total.mean - shown.reduce((sum, place) => sum + places[place]!.mean, 0),
    quietPlaceCount: placeCount - carried.length,
  };
}

/** One day: the cells of its weekday alone. */
function dayOf(day: number, rates: ExpectedRates, spread: Spread): ForecastDay {
  const first = weekdayOfDay(day) * dayBands.length, only = new Float64Array(rates.mean.length);
  for (let i = 0; i < only.length; i += 1) only[i] = i % weekCellCount >= first && i % weekCellCount < first + dayBands.length ? 1 : 0;
  const { total, mean } = expectedSums(rates, only), bands = new Float64Array(dayBands.length);
  mean.forEach((value, i) => { if (value > 0) bands[(i % weekCellCount) - first]! += value; });
  return { day, bands: [...bands], ...predictedWhole(total, spread) };
}

/** The same forecast of what a pass meets, learnt from all passes and held to the random ones, which no habit chose. */
function* visitBackTest({ visits, kept, spotCount, weekCount, lastDay }: ForecastTask): Generator<number, Forecast['randomVisits']> {
  const events = (only: (pass: number) => boolean): { passes: CountedEvents; finds: CountedEvents } => {
    const rows = Array.from(visits.spot.keys()).filter((pass) => kept[pass] === 1 && only(pass));
    const passes = {
      place: rows.map((pass) => visits.spot[pass]!), daysBefore: rows.map((pass) => lastDay - visits.day[pass]!),
      cell: rows.map((pass) => weekCellOf(weekdayOfDay(visits.day[pass]!), visits.hour[pass]!)), weight: null,
    };
    return { passes, finds: { ...passes, weight: rows.map((pass) => visits.noticed[pass]!) } };
  };
  const all = events(() => true), random = events((pass) => visits.isRandom[pass] === 1);
  if (random.passes.place.length < leastVisits) return null;
  const shape = { placeCount: spotCount, weekCount };
  const history: WeekHistory = { placeCount: spotCount, cellCount: weekCellCount, counts: countByWeek(all.finds, shape), exposure: countByWeek(all.passes, shape) };
  const exposure = countByWeek(random.passes, shape);
  const tested = yield* backTest(history, { counts: countByWeek(random.finds, shape), exposure }, { areaShare: tenthOfSpots, mostOrigins: visitOrigins });
  if (tested === null) return null;
  const visitCount = exposure.slice(...tested.toldWeeks).reduce((sum, week) => sum + week.reduce((a, b) => a + b, 0), 0);
  return visitCount < leastVisits ? null : { ...tested, visitCount };
}

/** Spots are few: a twentieth of them would be a handful. */
const tenthOfSpots = 0.1;
/** Random visits meet few: a year of them is forecast. */
const visitOrigins = 52;
