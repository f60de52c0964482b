import { bboxOf, distanceMetres, positionKey, roundPosition, type Bbox, type Position } from '@wuding/geo';
import type { Place } from './places';
import type { CountyGround } from './prepare-ground';
import type { Street } from './streets';

/** How far apart the copies of the town lie, degrees: wider than the town, so that none overlap. */
const stepEast = 0.085, stepNorth = 0.048;
const connectorPieceMetres = 180;

/**
 * The same town again, a valley or two farther on, joined to the first by a road: for load, not for looks.
 * @param copy 1, 2, …; 0 is the town itself @param copyCount of all copies, the first included
 */
export function copyGround(ground: CountyGround, copy: number, copyCount: number): CountyGround {
  if (copy === 0) return ground;
  const columns = Math.ceil(Math.sqrt(copyCount));
  const shift = ([lng, lat]: Position): Position => roundPosition([lng + (copy % columns) * stepEast, lat + Math.floor(copy / columns) * stepNorth]);
  const streets = ground.streets.map((street) => shiftStreet(street, shift, copy));
  const districts = ground.districts.map((district) => ({
    ...district, code: `${district.code}-${copy + 1}`, name: `${district.name}·${copy + 1}`, polygons: district.polygons.map((rings) => rings.map((ring) => ring.map(shift))),
  }));
  const moved = (place: Place): Place => ({ ...place, code: `${place.code}-${copy + 1}`, position: shift(place.position) });
  const joined = [...streets, ...connector(ground.streets, streets, copy)];
  return {
    streets: joined, districts, places: ground.places.map(moved), shops: ground.shops.map(moved), ...copyRules(ground, copy, shift), bounds: bboxOf(joined.flatMap(({ coordinates }) => coordinates)) as Bbox,
  };
}

/** Zones, bells, roofs and cells of a copy, with codes of their own; its markets keep the days of the first town's. */
function copyRules(ground: CountyGround, copy: number, shift: (position: Position) => Position): Pick<CountyGround, 'bells' | 'zones' | 'coveredWalks' | 'cells'> {
  const recode = (code: string): string => `${code}-${copy + 1}`;
  return {
    bells: ground.bells.map((bell) => ({ ...bell, placeCode: recode(bell.placeCode) })),
    zones: ground.zones.map((zone) => ({
      ...zone, code: recode(zone.code), placeCode: zone.placeCode === null ? null : recode(zone.placeCode), polygons: zone.polygons.map((rings) => rings.map((ring) => ring.map(shift))),
    })),
    coveredWalks: ground.coveredWalks.map((walk) => ({ ...walk, code: recode(walk.code), line: walk.line.map(shift) })),
    cells: ground.cells.map((cell) => ({ ...cell, code: recode(cell.code), ring: cell.ring.map(shift) })),
  };
}

function shiftStreet(street: Street, shift: (position: Position) => Position, copy: number): Street {
  const coordinates = street.coordinates.map(shift);
  return { ...street, coordinates, code: `${street.code}-${copy + 1}`, ...endsOf(coordinates) };
}

const endsOf = (coordinates: readonly Position[]): Pick<Street, 'fromNode' | 'toNode'> => ({
  fromNode: positionKey(coordinates[0] as Position), toNode: positionKey(coordinates.at(-1) as Position),
});

/** A straight main road between the same crossing of the town and of its copy, in pieces of up to 180 m. */
function connector(from: readonly Street[], to: readonly Street[], copy: number): Street[] {
  const at = Math.max(0, from.findIndex(({ controlClass }) => controlClass === 'main'));
  const [start, end] = [from[at]?.coordinates[0] as Position, to[at]?.coordinates[0] as Position];
  const pieceCount = Math.ceil(distanceMetres(start, end) / connectorPieceMetres);
  const along = (i: number): Position => (i === 0 ? start : i === pieceCount ? end : roundPosition([start[0] + ((end[0] - start[0]) * i) / pieceCount, start[1] + ((end[1] - start[1]) * i) / pieceCount]));
  return Array.from({ length: pieceCount }, (_, i) => {
    const coordinates = [along(i), along(i + 1)];
    return {
      code: `link-${copy + 1}-${i + 1}`, name: `连接线${copy}`, controlClass: 'main' as const, isBridge: false, coordinates, ...endsOf(coordinates),
      lengthMetres: distanceMetres(coordinates[0] as Position, coordinates[1] as Position),
    };
  });
}
