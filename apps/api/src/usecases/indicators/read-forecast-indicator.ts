import { dateOfDay, evaluateForecast, openZone, slice, type PredictedCount } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { localIn } from '../analysis/ask-analysis';
import { forecastAhead, hoursAhead, nextHours, type Ahead, type AheadWindow } from '../forecast/forecast-ahead';
import { instantText } from '../instant-text';
import type { FigureScope } from './gather-observations';

type Answer = ResponseOf<Endpoints['readIndicator']>;
type Told = NonNullable<Answer['forecast']>;

const dayMilliseconds = 86_400_000;

/**
 * Incidents expected in a window that ends within seven days: the next four hours where none is given. `byDistrict` stays empty, for it counts records;
 * districts and their limits stand in `forecast`.
 * @refuses forecast-too-far
 */
export async function readForecastIndicator(
  ctx: Context, scope: FigureScope, cubes: EventCubes,
): Promise<Result<Pick<Answer, 'value' | 'numerator' | 'denominator' | 'n' | 'suppressed' | 'byDistrict' | 'unknownCount' | 'records' | 'forecast' | 'period'>>> {
  const { dataset, districtId, now } = scope, window = windowOf(scope);
  const answer = await forecastAhead(ctx, cubes, { dataset, window });
  if (!answer.ok) return answer;
  const ahead = answer.value, one = ahead === null ? null : placeOf(ahead, districtId);
  const { cube } = await cubes.of(dataset.id), counted = slice(cube, { toAt: Math.min(now, window.fromAt) });
  const recordCount = ahead?.basis.recordCount ?? (counted.ok ? counted.value.total : 0);
  return accept({
    ...evaluateForecast(one === null ? null : { value: one.mean, n: recordCount }, recordCount), byDistrict: [], unknownCount: ahead?.basis.unlocatedCount ?? null,
    records: recordsBehind(scope, ahead), forecast: ahead === null || one === null ? null : told(ahead, one, scope),
    period: { from: instantText(window.fromAt), to: instantText(window.toAt), isOver: window.toAt <= now },
  });
}

/** A window with one end missing is as long as the usual one. */
function windowOf({ window: { fromAt, toAt }, now }: FigureScope): AheadWindow {
  if (fromAt !== null && toAt !== null) return { fromAt, toAt };
  if (fromAt !== null) return { fromAt, toAt: fromAt + hoursAhead * 3_600_000 };
  return toAt === null ? nextHours(now) : { fromAt: toAt - hoursAhead * 3_600_000, toAt };
}

/** Of everything, or of one district; null where it has no boundary: nobody knows what lies in it. */
const placeOf = ({ total, districts }: Ahead, districtId: number | undefined): PredictedCount | null => (districtId === undefined ? total : districts.find(({ id }) => id === districtId) ?? null);

function told({ districts, elsewhere, basis, test }: Ahead, { lower, upper }: PredictedCount, { dataset, districtId }: FigureScope): Told {
  const { day: today } = localIn(openZone(dataset.timeZone))(basis.asOfAt), weeksBefore = (week: number): number => today - 7 * (basis.weekCount - week);
  const inDistricts = districts.filter(({ id }) => districtId === undefined || id === districtId).map(({ id, name, mean, ...limits }) => ({ districtId: id, name, value: mean, ...limits }));
  return {
    lower, upper,
    districts: [...inDistricts, ...(districtId === undefined ? [{ districtId: null, name: null, value: elsewhere.mean, lower: elsewhere.lower, upper: elsewhere.upper }] : [])],
    asOf: instantText(basis.asOfAt), weekCount: basis.weekCount, recordCount: basis.recordCount, unlocatedCount: basis.unlocatedCount,
    test: {
      from: dateOfDay(weeksBefore(test.toldWeeks[0])), to: dateOfDay(weeksBefore(test.toldWeeks[1]) - 1), weekCount: test.toldWeeks[1] - test.toldWeeks[0], eventCount: test.eventCount,
      calibration: test.calibration, limits: test.limits, spread: test.spread,
    },
  };
}

/** The records it rests on: all of the weeks before. */
function recordsBehind({ dataset, districtId, now }: FigureScope, ahead: Ahead | null): string {
  const to = ahead?.basis.asOfAt ?? now, from = ahead === null ? null : to - ahead.basis.weekCount * 7 * dayMilliseconds;
  return `/api/incidents?${new URLSearchParams({ dataset: dataset.key, ...(from === null ? {} : { from: instantText(from) }), to: instantText(to), ...(districtId === undefined ? {} : { district: String(districtId) }) })}`;
}
