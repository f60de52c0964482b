import { distanceMetres, type Position } from '@wuding/geo';
import type { Random } from '../random';
import type { SpotVisit } from '../life/patrol';
import type { Spot } from '../life/spot';
import type { StreetRoutes } from './street-routes';

/** Where somebody really was: minutes of the local day, rising; straight and even between two of them. */
export interface RoutePoint {
  readonly minute: number;
  readonly position: Position;
}

export type LatentRoute = readonly RoutePoint[];

/** The way of a patrol group from when somebody came until the person left: along the streets from visit to visit, standing while one lasts. */
export function patrolRoute(visits: readonly SpotVisit[], { spots, routes, fromMinute, toMinute }: {
  readonly spots: readonly Spot[]; readonly routes: StreetRoutes; readonly fromMinute: number; readonly toMinute: number;
}): LatentRoute {
  const points: RoutePoint[] = [];
  let here: Spot | null = null;
  for (const visit of visits) {
    const place = spots[visit.spot] as Spot;
    if (here !== null) points.push(...walked(routes(here, place), points.at(-1)?.minute ?? visit.from, visit.from).slice(1, -1));
    points.push({ minute: visit.from, position: place.position }, { minute: visit.to, position: place.position });
    here = place;
  }
  return within(points, fromMinute, toMinute);
}

/** A line walked evenly between two minutes. */
function walked(line: readonly Position[], fromMinute: number, toMinute: number): RoutePoint[] {
  const lengths = line.map((position, i) => (i === 0 ? 0 : distanceMetres(line[i - 1] as Position, position)));
  const whole = lengths.reduce((sum, metres) => sum + metres, 0);
  let gone = 0;
  return line.map((position, i) => {
    gone += lengths[i] ?? 0;
    return { position, minute: fromMinute + (toMinute - fromMinute) * (whole === 0 ? i / Math.max(1, line.length - 1) : gone / whole) };
  });
}

/** Where somebody stands about at a post: a few steps every few minutes, never out of its radius. [simulated] */
export function standingRoute({ position, radiusMetres }: { readonly position: Position; readonly radiusMetres: number }, { fromMinute, toMinute }: { readonly fromMinute: number; readonly toMinute: number }, r: Random): LatentRoute {
  const points: RoutePoint[] = [];
  const somewhere = (): Position => aside(position, radiusMetres * 0.6 * Math.sqrt(r.uniform()), r.uniform() * 2 * Math.PI);
  let minute = fromMinute, at = somewhere();
  while (minute < toMinute) {
    const stay = 1 + r.exponential(4), next = somewhere(), walk = distanceMetres(at, next) / 60;
    points.push({ minute, position: at }, { minute: minute + stay, position: at });
    minute += stay + walk;
    at = next;
  }
  return within([...points, { minute, position: at }], fromMinute, toMinute);
}

/** @param bearing radians from east */
export function aside([lng, lat]: Position, metres: number, bearing: number): Position {
  const degree = 111_195;
  return [lng + (metres * Math.cos(bearing)) / (degree * Math.cos((lat * Math.PI) / 180)), lat + (metres * Math.sin(bearing)) / degree];
}

/** Cut to a span of minutes; before the first point and after the last one somebody stands where that is. */
function within(points: readonly RoutePoint[], fromMinute: number, toMinute: number): LatentRoute {
  if (points.length === 0 || toMinute <= fromMinute) return [];
  return [
    { minute: fromMinute, position: positionAt(points, fromMinute) }, ...points.filter(({ minute }) => minute > fromMinute && minute < toMinute),
    { minute: toMinute, position: positionAt(points, toMinute) },
  ];
}

/** Where a route is at a minute of the day; its ends reach on. */
export function positionAt(route: LatentRoute, minute: number): Position {
  let low = 0, high = route.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((route[middle] as RoutePoint).minute < minute) low = middle + 1;
    else high = middle;
  }
  const after = route[low] as RoutePoint, before = route[Math.max(0, low - 1)] as RoutePoint;
  if (minute >= after.minute || after.minute === before.minute) return after.position;
  const share = Math.max(0, (minute - before.minute) / (after.minute - before.minute));
  return [before.position[0] + (after.position[0] - before.position[0]) * share, before.position[1] + (after.position[1] - before.position[1]) * share];
}
