import { positionKey, roundPosition, type PlanePosition, type Position } from '@wuding/geo';
import type { ControlClass, ZoneHours, ZoneKind } from '@wuding/domain';
import type { District } from './districts';
import type { Place } from './places';
import type { StreetFoot, StreetLines } from './street-lines';
import type { DistrictsWish, StripWish, ZoneWish } from './zone-wishes';

/** An area with rules that hold at certain hours. */
export interface GroundZone {
  readonly code: string;
  readonly kind: ZoneKind;
  readonly name: string;
  /** GeoJSON MultiPolygon coordinates. */
  readonly polygons: Position[][][];
  readonly capacity: number | null;
  readonly hours: readonly ZoneHours[];
  readonly eventCodes: readonly string[];
  readonly basis: string;
  /** Name of the market whose days count; null = any market's. */
  readonly market: string | null;
  /** The place it lies around, whose bells count; null = none. */
  readonly placeCode: string | null;
  readonly bellBeforeMinutes: number;
  readonly bellAfterMinutes: number;
}

/** A roofed pavement: 风雨廊. */
export interface CoveredWalk {
  readonly code: string;
  readonly name: string;
  readonly line: readonly Position[];
}

interface Ground {
  readonly lines: StreetLines;
  readonly places: readonly Place[];
  readonly districts: readonly District[];
}

/** From the middle of a street to its kerb: what the blocks of the county leave free. */
const kerbMetres: Readonly<Record<ControlClass, number>> = { main: 13, secondary: 7.4, alley: 3.5 };
const reachMetres = 60;
const circleCorners = 48;

/** The zones of the wishes, each by itself; a wish whose place, street or districts are not there is left out. */
export function drawZones(wishes: readonly ZoneWish[], ground: Ground): GroundZone[] {
  return wishes.flatMap(({ code, kind, name, ground: wish, capacity, hours, eventCodes, basis, market = null, aroundBellsMinutes = 0 }) => {
    const polygons = wish.shape === 'districts' ? ofDistricts(wish, ground) : wish.shape === 'strip' ? ofStrip(wish, ground) : ofCircle(wish.near, wish.radiusMetres, ground);
    const placeCode = wish.shape === 'circle' ? placeOf(wish.near, ground)?.code ?? null : null;
    return polygons.length === 0 ? [] : [{ code, kind, name, polygons, capacity, hours, eventCodes, basis, market, placeCode, bellBeforeMinutes: aroundBellsMinutes, bellAfterMinutes: aroundBellsMinutes }];
  });
}

/** The roof over the pavement in front of the mall, along the middle of the zone that keeps it clear. */
export function drawCoveredWalks(wishes: readonly ZoneWish[], ground: Ground): CoveredWalk[] {
  const wish = wishes.find(({ name }) => name.endsWith('风雨廊'));
  if (wish?.ground.shape !== 'strip') return [];
  const foot = footOf(wish.ground, ground);
  const middle = foot === null ? [] : edgeOf(wish.ground, foot, wish.ground.fromKerbMetres + wish.ground.depthMetres / 2, ground.lines);
  return middle.length === 0 ? [] : [{ code: 'W001', name: wish.name, line: middle.map((at) => toPosition(at, ground.lines)) }];
}

const placeOf = (name: string, { places }: Ground): Place | undefined => places.find((place) => place.name === name);
const toPosition = (at: PlanePosition, { plane }: StreetLines): Position => roundPosition(plane.toPosition(at));

const ofDistricts = ({ districts: names }: DistrictsWish, { districts }: Ground): Position[][][] =>
  districts.filter(({ name }) => names.includes(name)).flatMap(({ polygons }) => polygons);

function ofCircle(near: string, radiusMetres: number, ground: Ground): Position[][][] {
  const place = placeOf(near, ground);
  if (place === undefined) return [];
  const [east, north] = ground.lines.plane.toPlane(place.position);
  const corners = Array.from({ length: circleCorners }, (_, i): PlanePosition => {
    const turn = (2 * Math.PI * i) / circleCorners;
    return [east + radiusMetres * Math.cos(turn), north + radiusMetres * Math.sin(turn)];
  });
  return [[closed(corners.map((at) => toPosition(at, ground.lines)))]];
}

function footOf({ near, street }: StripWish, ground: Ground): StreetFoot | null {
  const place = placeOf(near, ground);
  if (place === undefined) return null;
  return street === undefined ? ground.lines.footOf(place.position, reachMetres) : ground.lines.footOn(street, place.position);
}

function ofStrip(wish: StripWish, ground: Ground): Position[][][] {
  const foot = footOf(wish, ground);
  if (foot === null) return [];
  const inner = edgeOf(wish, foot, wish.fromKerbMetres, ground.lines);
  const outer = edgeOf(wish, foot, wish.fromKerbMetres + wish.depthMetres, ground.lines);
  return [[closed([...inner, ...outer.toReversed()].map((at) => toPosition(at, ground.lines)))]];
}

/** A line along the street on the place's side, so many metres from the kerb. */
const edgeOf = ({ lengthMetres }: StripWish, { street, alongMetres, side }: StreetFoot, fromKerb: number, lines: StreetLines): PlanePosition[] =>
  lines.alongside(street, {
    fromMetres: alongMetres - lengthMetres / 2, toMetres: alongMetres + lengthMetres / 2, offsetMetres: side * (kerbMetres[street.controlClass] + fromKerb),
  });

/** A closed ring without repeated corners. */
function closed(corners: readonly Position[]): Position[] {
  const ring = corners.filter((corner, i) => i === 0 || positionKey(corner) !== positionKey(corners[i - 1] as Position));
  return [...ring, ring[0] as Position];
}
