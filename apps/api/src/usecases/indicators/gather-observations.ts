import { complaintLimitWorkingDays, evaluateIndicator, type Figure, type Indicator, type RecordSelection } from '@wuding/analytics';
import { civilMomentsIn, dayAfter, lastDayPastLimit, type FigureQualifier, type TimeWindow } from '@wuding/domain';
import type { Database } from '../../db/store';
import { localTimeIn } from '../../ingest/local-time';
import { workCalendarOf } from '../../repositories/calendar-rules';
import type { Dataset } from '../../repositories/datasets';
import { countRecords, knowsCodes, recordedSpan, type RecordScope } from '../../repositories/indicator-records';

const dayMilliseconds = 86_400_000;

/** One period of one dataset, or of one of its districts, as of a moment. */
export interface FigureScope {
  readonly dataset: Dataset;
  readonly window: TimeWindow;
  readonly districtId?: number | undefined;
  /** UTC milliseconds. */
  readonly now: number;
  /** What was received before this instant had to be answered by now; UTC milliseconds. */
  readonly dueBefore: number;
}

export const recordScopeOf = ({ dataset, window, districtId, dueBefore }: FigureScope): RecordScope =>
  ({ ...window, datasetId: dataset.id, districtId, dueBefore });

/** Before which instant a complaint is past its limit, by the work calendar and the wall clocks of the dataset. */
export async function complaintsDueBefore(db: Database, { timeZone }: Dataset, now: number): Promise<number> {
  const zone = localTimeIn(timeZone);
  if (zone === null) throw new Error(`a zone nobody knows: ${timeZone}`);
  const today = civilMomentsIn(timeZone)(now).on;
  const next = dayAfter(lastDayPastLimit(today, complaintLimitWorkingDays, await workCalendarOf(db)));
  return zone.read(Date.parse(`${next}T00:00:00Z`)).at;
}

/** Whether nothing can be added to the period any more by time passing. */
export const isPeriodOver = ({ window: { toAt }, now }: FigureScope): boolean => toAt !== null && toAt <= now;

/** 余 while the period goes on: what is counted is at least so much. A share may go either way and is just what it is. */
export const qualifierOf = (scope: FigureScope, indicator: Indicator): FigureQualifier =>
  (indicator.denominator === null && !isPeriodOver(scope) ? 'gte' : 'exact');

/** The records an indicator rests on: those of its denominator, which hold the numerator's, or else the numerator's. */
export const restsOn = ({ numerator, denominator }: Indicator): RecordSelection =>
  (denominator === null || denominator === 'days' ? numerator : denominator);

/** Gathers what an indicator needs and evaluates it. */
export async function computeFigure(db: Database, scope: FigureScope, indicator: Indicator): Promise<Figure> {
  const records = recordScopeOf(scope);
  const { numerator, denominator } = indicator;
  return evaluateIndicator(indicator, {
    numeratorCount: await countRecords(db, records, numerator),
    denominatorCount: denominator === null || denominator === 'days' ? null : await countRecords(db, records, denominator),
    dayCount: denominator === 'days' ? await countDays(db, scope) : 0,
    anyCount: await countRecords(db, { ...records, districtId: undefined }, {}),
    isCodeKnown: await knowsCodes(db, scope.dataset.codeSetId, numerator),
  });
}

/** Days of the period that have passed; an open beginning is that of the records. */
async function countDays(db: Database, { dataset, window, now }: FigureScope): Promise<number> {
  const fromAt = window.fromAt ?? (await recordedSpan(db, dataset.id))?.firstAt ?? now;
  return Math.max(0, Math.min(window.toAt ?? now, now) - fromAt) / dayMilliseconds;
}
