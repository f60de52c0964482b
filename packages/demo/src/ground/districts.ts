import { bboxOf, bboxesIntersect, distanceMetres, pointInPolygon, roundPosition, type Bbox, type Position } from '@wuding/geo';
import type { DistrictGrade } from '@wuding/domain';
import { streetFaces, type StreetFace, type StreetFaces } from './street-faces';
import type { Street } from './streets';

/** A district as data/county draws it: a ring along city blocks, stepped like them. */
export interface DistrictDrawing {
  readonly name: string;
  readonly ring: readonly Position[];
}

export interface District {
  readonly code: string;
  readonly name: string;
  readonly grade: DistrictGrade;
  /** 片区治理方案 in a few sentences. [simulated] */
  readonly plan: string;
  /** GeoJSON MultiPolygon coordinates. */
  readonly polygons: Position[][][];
}

/** How far apart the points are by which a block is told to belong to a district. */
const sampleMetres = 8;

/** A district is built of whole blocks only when they agree with its drawing this far (area shared over area of either). */
const agreementRatio = 0.85;

/**
 * The districts with their edges along the middles of streets: each is made of the blocks that lie mostly in the drawing.
 * Where the streets enclose no such blocks (at the edge of town), the drawing stays. Corners are rounded a little.
 */
export function shapeDistricts(drawings: readonly DistrictDrawing[], streets: readonly Street[], profiles: DistrictProfiles): District[] {
  const network = streetFaces(streets.filter(({ isBridge }) => !isBridge));
  return drawings.map(({ name, ring }, index) => {
    const outline = network.outlineOf(blocksMostlyIn(network, ring));
    const chosen = agreementOf(ring, outline) >= agreementRatio ? outline : ring;
    return { code: `D${index + 1}`, name, ...(profiles[name] ?? unknownProfile), polygons: [[roundCorners(chosen).map(roundPosition)]] };
  });
}

export type DistrictProfiles = Readonly<Record<string, Pick<District, 'grade' | 'plan'>>>;
const unknownProfile = { grade: 'regular', plan: '' } as const;

/** Faces of which more than half lies in the ring, judged by a grid of points. */
function blocksMostlyIn({ faces }: StreetFaces, ring: readonly Position[]): Set<number> {
  const box = bboxOf(ring);
  if (box === null) return new Set();
  const near = faces.map((face) => ({ face, box: bboxOf(face.ring) as Bbox })).filter((one) => bboxesIntersect(one.box, box));
  return new Set(near.filter(({ face, box: own }) => shareInside(face, own, ring) > 0.5).map(({ face }) => face.index));
}

const shareInside = (face: StreetFace, box: Bbox, ring: readonly Position[]): number => {
  const own = pointsInside(face.ring, box);
  return own.length === 0 ? 0 : own.filter((position) => pointInPolygon(position, [ring])).length / own.length;
};

/** Area shared by two rings over area of either, 0..1. */
function agreementOf(ring: readonly Position[], other: readonly Position[]): number {
  const [box, otherBox] = [bboxOf(ring), bboxOf(other)];
  if (box === null || otherBox === null) return 0;
  const own = pointsInside(ring, box);
  const shared = own.filter((position) => pointInPolygon(position, [other])).length;
  return shared / (own.length + pointsInside(other, otherBox).length - shared);
}

/** Points of a grid of about `sampleMetres` that lie in a ring. */
function pointsInside(ring: readonly Position[], [west, south, east, north]: Bbox): Position[] {
  const columns = Math.ceil(distanceMetres([west, south], [east, south]) / sampleMetres);
  const rows = Math.ceil(distanceMetres([west, south], [west, north]) / sampleMetres);
  const found: Position[] = [];
  for (let x = 0.5; x < columns; x++) {
    for (let y = 0.5; y < rows; y++) {
      const position: Position = [west + ((east - west) * x) / columns, south + ((north - south) * y) / rows];
      if (pointInPolygon(position, [ring])) found.push(position);
    }
  }
  return found;
}

/**
 * A closed ring with each corner cut at an eighth of its sides, twice: Chaikin's scheme with a smaller cut, so that
 * the line stays on the street and only turns less sharply at crossings.
 * @source Chaikin 1974, An algorithm for high-speed curve generation
 */
function roundCorners(ring: readonly Position[], times = 2, cut = 1 / 8): Position[] {
  let corners = ring.slice(0, -1);
  for (let round = 0; round < times; round++) {
    corners = corners.flatMap((corner, i) => {
      const next = corners[(i + 1) % corners.length] as Position;
      return [between(corner, next, cut), between(corner, next, 1 - cut)];
    });
  }
  return [...corners, corners[0] as Position];
}

const between = (a: Position, b: Position, share: number): Position => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
