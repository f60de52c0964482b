import type { Position } from '@wuding/geo';
import { controlClasses, type ControlClass } from '@wuding/domain';
import type { CountyDrawings } from './prepare-ground';

/** The GeoJSON texts of data/county the ground is made of. */
export interface CountyTexts {
  readonly roads: string;
  readonly bridges: string;
  readonly districts: string;
  readonly blocks: string;
  readonly buildings: string;
}

interface Drawing<Geometry> {
  readonly properties: { readonly name?: string; readonly class?: string; readonly storeys?: number };
  readonly geometry: Geometry;
}
interface Line { readonly type: 'LineString'; readonly coordinates: Position[] }
interface Area { readonly type: 'Polygon'; readonly coordinates: Position[][] }

/**
 * The county's drawings from its own files, which carry a checked hash and are trusted to be GeoJSON.
 * @throws Error when a street bears a class the bureau does not know: then the files and this program do not belong together
 */
export function readDrawings(texts: CountyTexts): CountyDrawings {
  return {
    streets: featuresOf<Line>(texts.roads).map(({ properties, geometry }) =>
      ({ name: properties.name ?? '', controlClass: classOf(properties.class), coordinates: geometry.coordinates })),
    bridges: featuresOf<Line>(texts.bridges).map(({ geometry }) => geometry.coordinates),
    districts: featuresOf<Area>(texts.districts).map(({ properties, geometry }) =>
      ({ name: properties.name ?? '', ring: geometry.coordinates[0] ?? [] })),
    blocks: featuresOf<Area>(texts.blocks).map(({ geometry }) => geometry.coordinates[0] ?? []),
    buildings: featuresOf<Area>(texts.buildings).map(({ properties, geometry }) => ({ rings: geometry.coordinates, storeys: properties.storeys ?? 1 })),
  };
}

const featuresOf = <Geometry>(text: string): readonly Drawing<Geometry>[] =>
  (JSON.parse(text) as { features: Drawing<Geometry>[] }).features;

function classOf(value: string | undefined): ControlClass {
  const known = controlClasses.find((one) => one === value);
  if (known === undefined) throw new Error(`a street of data/county has class "${value}"`);
  return known;
}
