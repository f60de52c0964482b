import type { LayerFeature } from '../layer';

type Position = readonly [lng: number, lat: number];
/** west, south, east, north in degrees */
type Box = readonly [number, number, number, number];

/** The zoom at which names are fitted: the one a county seat is usually looked at. */
const fittedZoom = 14;
const letterPixels = 15.6;
const gapPixels = 8;
const linePixels = 18;

interface District {
  readonly id: number | string | undefined;
  readonly name: string;
  readonly edges: readonly (readonly [Position, Position])[];
  readonly box: Box;
}
interface Candidate {
  readonly side: 'above' | 'below';
  readonly at: Position;
  readonly box: Box;
}

/**
 * The points at which the names of districts stand: over the middle of each district on its upper edge, or under it on
 * its lower edge where the upper place is taken by a neighbour or by a neighbour's name. Each point carries `name`,
 * `side` (above | below), `rank` (0 = largest, placed first) and `districtId`. Empty for no polygons.
 */
export function districtNamePoints(features: readonly LayerFeature[]): LayerFeature[] {
  const districts = features.flatMap(districtOf).sort((a, b) => sizeOf(b.box) - sizeOf(a.box));
  const taken: Box[] = [];
  return districts.map((district, rank) => {
    const others = districts.filter((other) => other !== district).map(({ box }) => box);
    const [above, below] = candidatesOf(district);
    const cost = ({ box }: Candidate): number => sharedWith(box, others) + 2 * sharedWith(box, taken);
    const chosen = cost(below) < cost(above) ? below : above;
    taken.push(chosen.box);
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: chosen.at },
      properties: { name: district.name, side: chosen.side, rank, districtId: district.id ?? null },
    };
  });
}

function districtOf({ id, geometry, properties }: LayerFeature): District[] {
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates as Position[][][] : geometry.type === 'Polygon' ? [geometry.coordinates as Position[][]] : [];
  const rings = polygons.flatMap((polygon) => polygon.slice(0, 1));
  const positions = rings.flat();
  if (positions.length === 0) return [];
  const edges = rings.flatMap((ring) => ring.slice(1).map((end, index) => [ring[index]!, end] as const));
  return [{ id, name: String(properties['name'] ?? ''), edges, box: boxOf(positions) }];
}

function candidatesOf({ name, edges, box }: District): [Candidate, Candidate] {
  const lngPerPixel = 360 / (512 * 2 ** fittedZoom);
  const latPerPixel = lngPerPixel * Math.cos(((box[1] + box[3]) / 2) * (Math.PI / 180));
  const middle = (box[0] + box[2]) / 2;
  const west = middle - ([...name].length * letterPixels * lngPerPixel) / 2, east = 2 * middle - west;
  const lats = edges.flatMap(([a, b]) => latsBetween(a, b, west, east));
  const top = Math.max(...lats), bottom = Math.min(...lats);
  const near = gapPixels * latPerPixel, far = (gapPixels + linePixels) * latPerPixel;
  return [
    { side: 'above', at: [middle, top], box: [west, top + near, east, top + far] },
    { side: 'below', at: [middle, bottom], box: [west, bottom - far, east, bottom - near] },
  ];
}

/** Latitudes of both ends of the part of an edge that lies between two meridians; none when it lies outside. */
function latsBetween(a: Position, b: Position, west: number, east: number): number[] {
  const [from, to] = a[0] <= b[0] ? [a, b] : [b, a];
  if (to[0] < west || from[0] > east) return [];
  if (from[0] === to[0]) return [from[1], to[1]];
  const latAt = (lng: number): number => from[1] + ((to[1] - from[1]) * (lng - from[0])) / (to[0] - from[0]);
  return [latAt(Math.max(west, from[0])), latAt(Math.min(east, to[0]))];
}

const boxOf = (positions: readonly Position[]): Box => {
  const lngs = positions.map(([lng]) => lng), lats = positions.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
};

const sizeOf = ([west, south, east, north]: Box): number => (east - west) * (north - south);

/** Area shared with other boxes, in square degrees. */
const sharedWith = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => {
    const width = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
    const height = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
    return width > 0 && height > 0 ? sum + width * height : sum;
  }, 0);
