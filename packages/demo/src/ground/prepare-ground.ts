import { bboxOf, type Bbox, type Position } from '@wuding/geo';
import { districtProfiles, placeWishes } from './county-profile';
import { shapeDistricts, type District, type DistrictDrawing } from './districts';
import { setPlaces, type Place } from './places';
import { layStreets, type Street, type StreetDrawing } from './streets';

/** What data/county draws, as plain values. */
export interface CountyDrawings {
  readonly streets: readonly StreetDrawing[];
  readonly bridges: readonly (readonly Position[])[];
  readonly districts: readonly DistrictDrawing[];
}

/** The simulated county without its people: streets as a network, districts, places. WGS-84. */
export interface CountyGround {
  readonly streets: readonly Street[];
  readonly districts: readonly District[];
  readonly places: readonly Place[];
  readonly bounds: Bbox;
}

/** Centre of the county seat: origin of its metric plane. */
export const countyCentre: Position = [98.69, 24.588];

/** Lays out the county: the same for the same drawings and seed, whatever happens in it. */
export function prepareGround(seed: number, drawings: CountyDrawings): CountyGround {
  const streets = layStreets(drawings.streets, drawings.bridges);
  const districts = shapeDistricts(drawings.districts, streets, districtProfiles);
  const places = setPlaces(seed, placeWishes, streets, districts);
  const bounds = bboxOf([...streets.flatMap(({ coordinates }) => coordinates), ...districts.flatMap(({ polygons }) => polygons.flat(2))]);
  if (bounds === null) throw new RangeError('a county has at least one street');
  return { streets, districts, places, bounds };
}
