import { keptUpMilliseconds, type VisitRange, type VisitsByStreet } from '@wuding/analytics';
import { dueUnder, visitsDue, type ControlClass, type DueSpan, type PatrolStandard } from '@wuding/domain';
import type { CoverageStreet } from '../../repositories/coverage';
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
    const district = districtAt(street, window.toAt);
    return judge(street, { visits, district, due: dueOf(street, district?.id ?? null), window });
  });
}

interface Facts {
  readonly visits: VisitsByStreet;
  readonly district: { readonly id: number; readonly name: string } | null;
  readonly due: Due;
  readonly window: StreetWindow;
}

function judge({ id, name, controlClass, lengthMetres, isSensitive }: CoverageStreet, { visits, district, due, window }: Facts): JudgedStreet {
  const range = visits.of(id), passCount = passesIn(visits, range, window), { required, dueMinutes } = due;
  return {
    id, name, controlClass, lengthMetres, districtId: district?.id ?? null, districtName: district?.name ?? null, isSensitive, visits: passCount, required, owed: Math.max(0, required - passCount), isCompliant: passCount >= required,
    dueMinutes, timelyMinutes: timelyMinutes(due, visits, range),
  };
}

function passesIn({ from, isPass }: VisitsByStreet, { start, end }: VisitRange, { fromAt, toAt }: StreetWindow): number {
  let count = 0;
  for (let i = start; i < end; i++) if (from[i]! >= fromAt && from[i]! < toAt) count += isPass[i]!;
  return count;
}

function timelyMinutes({ spans }: Due, { from, to, reach }: VisitsByStreet, { start, end }: VisitRange): number {
  if (start === end) return 0;
  const own = { from, to, reach, start, end };
  let milliseconds = 0;
  for (const { fromAt, toAt, everyMilliseconds } of spans) milliseconds += keptUpMilliseconds({ from: fromAt, to: toAt }, own, everyMilliseconds);
  return milliseconds / 60_000;
}

/** What is owed, and what it comes to. */
interface Due {
  readonly spans: readonly DueSpan[];
  readonly required: number;
  readonly dueMinutes: number;
}

/** Streets of one kind in one district are owed alike. */
function dueCache(standards: readonly PatrolStandard[], window: StreetWindow): (street: CoverageStreet, districtId: number | null) => Due {
  const cache = new Map<string, Due>();
  return ({ controlClass, isSensitive }, districtId) => {
    const key = `${controlClass}/${isSensitive}/${districtId}`, known = cache.get(key);
    if (known !== undefined) return known;
    const spans = dueUnder(standards, { controlClass, isSensitive, districtId }, window);
    const due = { spans, required: visitsDue(spans), dueMinutes: spans.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0) / 60_000 };
    cache.set(key, due);
    return due;
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
