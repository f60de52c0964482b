import { countsAhead, hoursOfWeek, openZone, type HourlyTest, type PredictedCount } from '@wuding/analytics';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import type { Dataset } from '../../repositories/datasets';
import { forecastModel, type ForecastCell, type ForecastDistrict, type ForecastModel } from './day-model';

const hourMilliseconds = 3_600_000;
const quarterMilliseconds = 900_000;
/** What is asked when nobody says otherwise: the rest of a shift. */
export const hoursAhead = 4;
/** Rhythm and level are those of the coming week; what lies beyond is not forecast. */
const mostDaysAhead = 7;

/** Half-open, UTC milliseconds. */
export interface AheadWindow {
  readonly fromAt: number;
  readonly toAt: number;
}

/** The next hours of an instant: from the quarter of an hour it lies in. */
export function nextHours(at: number, hours = hoursAhead): AheadWindow {
  const fromAt = Math.floor(at / quarterMilliseconds) * quarterMilliseconds;
  return { fromAt, toAt: fromAt + hours * hourMilliseconds };
}

/** What some hours are expected to bring. `mean` is expected, the rest are 95 % limits of what will be counted. */
export interface Ahead {
  readonly window: AheadWindow;
  readonly total: PredictedCount;
  /** Each district with a boundary, and what lies in none of them or has no coordinates. */
  readonly districts: readonly (ForecastDistrict & PredictedCount)[];
  readonly elsewhere: PredictedCount;
  /** Ground cells of 100 m with ten records or more. */
  readonly cells: readonly (ForecastCell & PredictedCount)[];
  readonly basis: Pick<ForecastModel, 'asOfAt' | 'weekCount' | 'recordCount' | 'unlocatedCount'>;
  /** How the forecast of districts by the hour did in the last weeks. */
  readonly test: HourlyTest;
}

/**
 * Expected incidents of a window that ends within seven days: of the dataset, its districts and its ground cells. Made as of the midnight before the
 * window, or before now where that is earlier: of hours that are over it is what would have been said that morning.
 * The wall, the layer `forecast` and the indicator `inc-01-ahead` all read this.
 * @returns null for fewer than twelve weeks on record: unknown, not zero
 * @refuses forecast-too-far
 */
export async function forecastAhead({ store, clock }: Pick<Context, 'store' | 'clock'>, cubes: EventCubes, { dataset, window }: { dataset: Dataset; window: AheadWindow }): Promise<Result<Ahead | null>> {
  const now = clock.now();
  if (window.toAt > now + mostDaysAhead * 24 * hourMilliseconds || window.toAt - window.fromAt > mostDaysAhead * 24 * hourMilliseconds) {
    return refuse('forecast-too-far', { pointer: '/to', data: { mostDays: mostDaysAhead } });
  }
  const model = await forecastModel(store.db, cubes, { datasetId: dataset.id, at: Math.min(now, window.fromAt) });
  if (model === null) return accept(null);
  const shares = hourShares(window, dataset.timeZone), { asOfAt, weekCount, recordCount, unlocatedCount, districts, cells, test } = model;
  const ofDistricts = countsAhead(districts.model, shares), ofCells = countsAhead(cells.model, shares);
  return accept({
    window, total: ofDistricts.total, elsewhere: ofDistricts.places.at(-1)!,
    districts: districts.places.map((place, i) => ({ ...place, ...ofDistricts.places[i]! })), cells: cells.places.map((place, i) => ({ ...place, ...ofCells.places[i]! })),
    basis: { asOfAt, weekCount, recordCount, unlocatedCount }, test,
  });
}

const cubeEpochAt = Date.UTC(2000, 0, 1);

/** How much of each hour of the week (Monday 00:00 first, local) a window takes, 0..1. @param window at most seven days */
function hourShares({ fromAt, toAt }: AheadWindow, timeZone: string): Float64Array {
  const zone = openZone(timeZone), shares = new Float64Array(hoursOfWeek);
  for (let at = fromAt; at < toAt;) {
    const next = Math.min(toAt, (Math.floor(at / quarterMilliseconds) + 1) * quarterMilliseconds);
    const { weekday, hour } = zone.localHourAt(Math.floor((at - cubeEpochAt) / 1000));
    shares[weekday * 24 + hour]! += (next - at) / hourMilliseconds;
    at = next;
  }
  return shares;
}
