import { bboxOf, type Bbox, type Position } from '@wuding/geo';
import { bellsOf, type GroundBell } from './bells';
import { districtProfiles, placeWishes } from './county-profile';
import { shapeDistricts, type District, type DistrictDrawing } from './districts';
import { setPlaces, type Place } from './places';
import { openShops } from './shops';
import { streetLines } from './street-lines';
import { layStreets, type Street, type StreetDrawing } from './streets';
import { unitCells, type BuildingDrawing, type UnitCell } from './unit-cells';
import { zoneWishes } from './zone-wishes';
import { drawCoveredWalks, drawZones, type CoveredWalk, type GroundZone } from './zones';

/** What data/county draws, as plain values. */
export interface CountyDrawings {
  readonly streets: readonly StreetDrawing[];
  readonly bridges: readonly (readonly Position[])[];
  readonly districts: readonly DistrictDrawing[];
  /** Outlines of the city blocks between the streets. */
  readonly blocks: readonly (readonly Position[])[];
  readonly buildings: readonly BuildingDrawing[];
}

/** The simulated county without its people. WGS-84. */
export interface CountyGround {
  readonly streets: readonly Street[];
  readonly districts: readonly District[];
  /** What gives the town its rhythm; shops are apart. */
  readonly places: readonly Place[];
  readonly shops: readonly Place[];
  readonly bells: readonly GroundBell[];
  readonly zones: readonly GroundZone[];
  readonly coveredWalks: readonly CoveredWalk[];
  readonly cells: readonly UnitCell[];
  readonly bounds: Bbox;
}

/** Centre of the county seat: origin of its metric plane. */
export const countyCentre: Position = [98.69, 24.588];

/** Lays out the county: the same for the same drawings and seed, whatever happens in it. */
export function prepareGround(seed: number, drawings: CountyDrawings): CountyGround {
  const streets = layStreets(drawings.streets, drawings.bridges);
  const districts = shapeDistricts(drawings.districts, streets, districtProfiles);
  const places = setPlaces(seed, placeWishes, streets, districts);
  const lines = streetLines(drawings.streets, countyCentre);
  const around = { lines, places, districts };
  const bounds = bboxOf([...streets.flatMap(({ coordinates }) => coordinates), ...districts.flatMap(({ polygons }) => polygons.flat(2))]);
  if (bounds === null) throw new RangeError('a county has at least one street');
  return {
    streets, districts, places, bounds,
    shops: openShops(seed, drawings.blocks, lines, places), bells: bellsOf(places),
    zones: drawZones(zoneWishes, around), coveredWalks: drawCoveredWalks(zoneWishes, around), cells: unitCells(drawings.buildings, lines.plane),
  };
}
