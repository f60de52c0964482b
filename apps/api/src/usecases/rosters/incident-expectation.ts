import { slice } from '@wuding/analytics';
import { localPlane, type Position } from '@wuding/geo';
import type { EventCubes } from '../../live/event-cubes';

/** Corners of the polygon that stands for a circle: its area is 1.3 % short. */
const cornerCount = 24;

/** How far back the long-run mean looks: a year takes every season once. */
const reachMilliseconds = 365 * 24 * 3_600_000;

/** A place as far as incidents around it are concerned. */
export interface ExpectedAround {
  readonly position: Position | readonly [number, number] | null;
  readonly radiusMetres: number;
}

/** Long-run mean numbers of incidents per hour of the week. */
export interface IncidentExpectation {
  /** Incidents per hour within the radius; null = nowhere, or nothing is known. */
  at(place: ExpectedAround | undefined, hourOfWeek: number): number | null;
  /** What the means rest on: incidents of the dataset and weeks of observation. */
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
 * The means of a dataset's incidents in the year before `at` (or since its first, if that is later), from the event cube. The
 * forecast of a later capability stands behind the same function. Cost: one pass over the cube per place, made once.
 */
export async function incidentExpectation(cubes: EventCubes, datasetId: number, at: number): Promise<IncidentExpectation> {
  const { cube } = await cubes.of(datasetId);
  const span = cube.timeSpan, fromAt = Math.max(span?.firstAt ?? at, at - reachMilliseconds);
  const weekCount = Math.max(0, (at - fromAt) / (7 * 24 * 3_600_000));
  const counted = new Map<string, readonly number[] | null>();
  const hoursAround = ({ position, radiusMetres }: ExpectedAround): readonly number[] | null => {
    if (position === null || weekCount < 1 || cube.plane === null) return null;
    const key = `${position[0]},${position[1]},${radiusMetres}`;
    const known = counted.get(key);
    if (known !== undefined) return known;
    const answer = slice(cube, { fromAt, toAt: at, polygon: [circleRing([position[0], position[1]], radiusMetres)] });
    const hours = answer.ok ? [...answer.value.hourOfWeek] : null;
    counted.set(key, hours);
    return hours;
  };
  const whole = slice(cube, { fromAt, toAt: at });
  return {
    basis: { incidentCount: whole.ok ? whole.value.total : 0, weekCount },
    at: (place, hourOfWeek) => {
      const hours = place === undefined ? null : hoursAround(place);
      return hours === null ? null : (hours[hourOfWeek] ?? 0) / weekCount;
    },
  };
}
