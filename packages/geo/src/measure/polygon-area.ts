import type { Position } from '../position';
import { eccentricity, eccentricitySquared, radiansPerDegree, semiMajorMetres } from './ellipsoid';

/**
 * Area of a polygon in square metres: shell minus holes, whatever way the rings turn. 0 for no rings.
 *
 * Latitudes are replaced by authalic ones and each edge adds the spherical excess between it and the equator, on the
 * sphere with the ellipsoid's area. Edges are so great circles of that sphere instead of geodesics: the error is below
 * 2e-6 of the area for edges up to 1,000 km, below 1e-7 for a district.
 * @param polygonCoordinates rings of [lng, lat] as in GeoJSON, closed or not; must not hold a pole
 * @source J. P. Snyder, Map Projections: A Working Manual (USGS 1395), eq. 3-11, 3-12; R. Bullock, Line integral
 *   for spherical polygon area: tan(E/2) = tan(Δλ/2)·(t₁+t₂)/(1+t₁t₂), t = tan(β/2)
 */
export function polygonAreaSquareMetres(polygonCoordinates: readonly (readonly Readonly<Position>[])[]): number {
  let area = 0;
  polygonCoordinates.forEach((ring, index) => {
    const ringArea = Math.abs(signedRingArea(ring));
    area += index === 0 ? ringArea : -ringArea;
  });
  return Math.max(0, area);
}

/** Area of several polygons that do not overlap. */
export const multiPolygonAreaSquareMetres = (coordinates: readonly (readonly (readonly Readonly<Position>[])[])[]): number =>
  coordinates.reduce((sum, polygon) => sum + polygonAreaSquareMetres(polygon), 0);

/** Positive where the ring runs clockwise (east on its northern side). */
function signedRingArea(ring: readonly Readonly<Position>[]): number {
  let excess = 0;
  for (let i = 0; i < ring.length; i++) {
    const [lngA, latA] = ring[i]!, [lngB, latB] = ring[(i + 1) % ring.length]!;
    const turn = shortestTurn(lngB - lngA) * radiansPerDegree;
    const tanA = Math.tan(authalicLatitude(latA) / 2), tanB = Math.tan(authalicLatitude(latB) / 2);
    excess += 2 * Math.atan2(Math.tan(turn / 2) * (tanA + tanB), 1 + tanA * tanB);
  }
  return excess * authalicRadiusSquared;
}

const shortestTurn = (degrees: number): number => (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees);

/** Snyder eq. 3-12. */
const authalicQ = (sinLat: number): number =>
  (1 - eccentricitySquared) * (sinLat / (1 - eccentricitySquared * sinLat * sinLat) + Math.atanh(eccentricity * sinLat) / eccentricity);

const polarQ = authalicQ(1);
const authalicRadiusSquared = (semiMajorMetres ** 2 * polarQ) / 2;

/** Radians; Snyder eq. 3-11. */
const authalicLatitude = (lat: number): number =>
  Math.asin(Math.max(-1, Math.min(1, authalicQ(Math.sin(lat * radiansPerDegree)) / polarQ)));
