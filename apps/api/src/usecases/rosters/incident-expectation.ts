import { countHoursByWeek, expectedRates, usualHalfLives, type EventCube, type EventFilter, type WeekHistory } from '@wuding/analytics';
import { localPlane, type Position } from '@wuding/geo';
import type { EventCubes } from '../../live/event-cubes';

/** Corners of the polygon that stands for a circle: its area is 1.3 % short. */
const cornerCount = 24;

const weekMilliseconds = 7 * 24 * 3_600_000;
/** How far back is looked: older weeks count for less than a quarter. */
const mostWeeks = 104;

/** Whole weeks on record before an instant, as many as an expectation rests on. */
export const weeksOnRecord = (cube: EventCube, at: number): number => Math.min(mostWeeks, Math.floor(Math.max(0, at - (cube.timeSpan?.firstAt ?? at)) / weekMilliseconds));

/** A place as far as incidents around it are concerned. */
export interface ExpectedAround {
  readonly position: Position | readonly [number, number] | null;
  readonly radiusMetres: number;
}

/** Expected numbers of incidents per hour of the week. */
export interface IncidentExpectation {
  /** Incidents per hour within the radius; null = nowhere, or nothing is known. */
  at(place: ExpectedAround | undefined, hourOfWeek: number): number | null;
  /** What is expected rests on these: incidents of the dataset and weeks of observation. */
  readonly basis: { readonly incidentCount: number; readonly weekCount: number };
}

/** A ring around a position, closed. */
function circleRing(position: readonly [number, number], radiusMetres: number): Position[] {
  const plane = localPlane([position[0], position[1]]);
  return Array.from({ length: cornerCount + 1 }, (_, i) => {
    const angle = ((i % cornerCount) / cornerCount) * 2 * Math.PI;
    return plane.toPosition([radiusMetres * Math.cos(angle), radiusMetres * Math.sin(angle)]);
  });
}

/**
 * What the coming weeks are expected to bring, from the incidents of the two years before `at` (or since the first, if that is later) in the event
 * cube: a place's share, its hours pulled towards those of the whole dataset, and how much happens lately (`expectedRates`). Fewer than a week of
 * observation is nothing known. Cost: one pass over the cube per place, made once.
 */
export async function incidentExpectation(cubes: EventCubes, datasetId: number, at: number): Promise<IncidentExpectation> {
  const { cube } = await cubes.of(datasetId);
  const weekCount = weeksOnRecord(cube, at);
  const historyOf = (filter: EventFilter): WeekHistory => ({ placeCount: 1, cellCount: 168, exposure: null, counts: countHoursByWeek(cube, filter, { endAt: at, weekCount }) });
  const whole = historyOf({});
  const counted = new Map<string, Float64Array>();
  const hoursAround = ({ position, radiusMetres }: ExpectedAround): Float64Array | null => {
    if (position === null || weekCount < 1 || cube.plane === null) return null;
    const key = `${position[0]},${position[1]},${radiusMetres}`;
    const known = counted.get(key) ?? expectedRates(historyOf({ polygon: [circleRing([position[0], position[1]], radiusMetres)] }), weekCount, usualHalfLives, { whole }).mean;
    counted.set(key, known);
    return known;
  };
  return {
    basis: { incidentCount: whole.counts.reduce((sum, week) => sum + week.reduce((a, b) => a + b, 0), 0), weekCount },
    at: (place, hourOfWeek) => (place === undefined ? null : hoursAround(place)?.[hourOfWeek] ?? null),
  };
}
