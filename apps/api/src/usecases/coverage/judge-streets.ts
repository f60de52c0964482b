import { keptUpMilliseconds } from '@wuding/analytics';
import { dueUnder, visitsDue, type ControlClass, type DueSpan, type PatrolStandard } from '@wuding/domain';
import type { CoverageStreet, StreetVisit } from '../../repositories/coverage';
import { districtAt, type StreetBook, type StreetWindow } from './ask-streets';

/** A segment against what it was owed in a window. */
export interface JudgedStreet {
  readonly id: number;
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly lengthMetres: number;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly isSensitive: boolean;
  /** Passes that began in the window. */
  readonly visits: number;
  readonly required: number;
  readonly owed: number;
  readonly isCompliant: boolean;
  /** Minutes of the hours in which something is owed, and of these with the last visit no farther back than is asked for. */
  readonly dueMinutes: number;
  readonly timelyMinutes: number;
}

/** Every street of a book against what was asked of it in a window within the book's. */
export function judgeStreets({ streets, visits, standards }: Pick<StreetBook, 'streets' | 'visits' | 'standards'>, window: StreetWindow): JudgedStreet[] {
  const dueOf = dueCache(standards, window);
  return streets.map((street) => {
    const district = districtAt(street, window.toAt), own = visits.get(street.id) ?? [];
    return judge(street, { own, district, due: dueOf(street, district?.id ?? null), window });
  });
}

interface Facts {
  readonly own: readonly StreetVisit[];
  readonly district: { readonly id: number; readonly name: string } | null;
  readonly due: readonly DueSpan[];
  readonly window: StreetWindow;
}

function judge({ id, name, controlClass, lengthMetres, isSensitive }: CoverageStreet, { own, district, due, window: { fromAt, toAt } }: Facts): JudgedStreet {
  const passCount = own.reduce((sum, { from, isPass }) => sum + (isPass && from >= fromAt && from < toAt ? 1 : 0), 0), required = visitsDue(due);
  const minutes = (of: (span: DueSpan) => number): number => due.reduce((sum, span) => sum + of(span), 0) / 60_000;
  return {
    id, name, controlClass, lengthMetres, districtId: district?.id ?? null, districtName: district?.name ?? null, isSensitive, visits: passCount, required, owed: Math.max(0, required - passCount), isCompliant: passCount >= required,
    dueMinutes: minutes((span) => span.toAt - span.fromAt), timelyMinutes: own.length === 0 ? 0 : minutes((span) => keptUpMilliseconds({ from: span.fromAt, to: span.toAt }, own, span.everyMilliseconds)),
  };
}

/** Streets of one kind in one district are owed alike. */
function dueCache(standards: readonly PatrolStandard[], window: StreetWindow): (street: CoverageStreet, districtId: number | null) => readonly DueSpan[] {
  const cache = new Map<string, readonly DueSpan[]>();
  return ({ controlClass, isSensitive }, districtId) => {
    const key = `${controlClass}/${isSensitive}/${districtId}`, kept = cache.get(key) ?? dueUnder(standards, { controlClass, isSensitive, districtId }, window);
    cache.set(key, kept);
    return kept;
  };
}

interface CoverageRatios {
  readonly segmentCount: number;
  readonly lengthMetres: number;
  readonly visitedMetres: number;
  readonly compliantMetres: number;
  /** Of the streets that are owed anything at all: how many, how long, and how much of it was visited as often as required; the rest owe nothing whatever anybody does. */
  readonly dueSegmentCount: number;
  readonly dueMetres: number;
  readonly dueCompliantMetres: number;
  readonly dueCompliantRatio: number | null;
  readonly visitedRatio: number | null;
  readonly compliantRatio: number | null;
  /** Of length × time owed, the share in which the last visit lay no farther back than is asked for; null = nothing was owed. */
  readonly timelyRatio: number | null;
}

/** Shares of length and of time; null where there is no street of the kind. */
export function ratiosOf(streets: readonly JudgedStreet[]): CoverageRatios {
  let lengthMetres = 0, visitedMetres = 0, compliantMetres = 0, dueSegmentCount = 0, dueMetres = 0, dueCompliantMetres = 0, due = 0, timely = 0;
  for (const one of streets) {
    lengthMetres += one.lengthMetres;
    if (one.visits > 0) visitedMetres += one.lengthMetres;
    if (one.isCompliant) compliantMetres += one.lengthMetres;
    if (one.required > 0) {
      [dueSegmentCount, dueMetres] = [dueSegmentCount + 1, dueMetres + one.lengthMetres];
      if (one.isCompliant) dueCompliantMetres += one.lengthMetres;
    }
    due += one.lengthMetres * one.dueMinutes;
    timely += one.lengthMetres * one.timelyMinutes;
  }
  return {
    segmentCount: streets.length, lengthMetres, visitedMetres, compliantMetres, dueSegmentCount, dueMetres, dueCompliantMetres, dueCompliantRatio: dueMetres === 0 ? null : dueCompliantMetres / dueMetres,
    visitedRatio: lengthMetres === 0 ? null : visitedMetres / lengthMetres, compliantRatio: lengthMetres === 0 ? null : compliantMetres / lengthMetres, timelyRatio: due === 0 ? null : timely / due,
  };
}
