import type { PlanePosition, Position } from '../position';
import { eccentricity, flattening, radiansPerDegree, semiMajorMetres } from './ellipsoid';

/** A plane in metres around an origin; plain distances on it are true to 1e-6 within 9 km of its meridian. */
export interface LocalPlane {
  readonly origin: Position;
  /** [east, north] in metres of a WGS-84 position. Meaningful within 80 degrees of the origin's meridian. */
  toPlane(position: Readonly<Position>): PlanePosition;
  /** The inverse of `toPlane`, to a nanometre-scale round trip. */
  toPosition(plane: Readonly<PlanePosition>): Position;
}

/**
 * The transverse Mercator plane of WGS-84 with its origin at a position: scale 1 on the origin's meridian,
 * 1 + x²/2R² at x metres east of it. Krüger's series to order n⁴; the error is below a micrometre within 3,000 km.
 * @param origin [lng, lat] degrees, the point [0, 0] of the plane
 * @source C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), eq. 7–25, 35, 36
 */
export function localPlane(origin: Readonly<Position>): LocalPlane {
  const originLng = origin[0];
  const originNorthing = northingOf(origin[1]);
  return {
    origin: [origin[0], origin[1]],
    toPlane([lng, lat]) {
      const lambda = turnWithin180(lng - originLng) * radiansPerDegree;
      const tau = conformalTangent(Math.tan(lat * radiansPerDegree));
      const xi = Math.atan2(tau, Math.cos(lambda));
      const eta = Math.asinh(Math.sin(lambda) / Math.hypot(tau, Math.cos(lambda)));
      const [xiRectified, etaRectified] = addSeries(xi, eta, alpha, 1);
      return [rectifyingRadius * etaRectified, rectifyingRadius * xiRectified - originNorthing];
    },
    toPosition([east, north]) {
      const [xi, eta] = addSeries((north + originNorthing) / rectifyingRadius, east / rectifyingRadius, beta, -1);
      const sinhEta = Math.sinh(eta), cosXi = Math.cos(xi);
      const lambda = Math.atan2(sinhEta, cosXi);
      const tau = geographicTangent(Math.sin(xi) / Math.hypot(sinhEta, cosXi));
      return [turnWithin180(originLng + lambda / radiansPerDegree), Math.atan(tau) / radiansPerDegree];
    },
  };
}

/** Third flattening. */
const n = flattening / (2 - flattening);
const rectifyingRadius = (semiMajorMetres / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);

/** Karney eq. 35. */
const alpha = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
] as const;

/** Karney eq. 36. */
const beta = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
] as const;

function addSeries(xi: number, eta: number, coefficients: readonly number[], sign: 1 | -1): [number, number] {
  let xiSum = xi, etaSum = eta;
  coefficients.forEach((coefficient, index) => {
    const order = 2 * (index + 1);
    xiSum += sign * coefficient * Math.sin(order * xi) * Math.cosh(order * eta);
    etaSum += sign * coefficient * Math.cos(order * xi) * Math.sinh(order * eta);
  });
  return [xiSum, etaSum];
}

/** Tangent of the conformal latitude from the tangent of the geographic one (Karney eq. 7, 8). */
function conformalTangent(tau: number): number {
  const secant = Math.hypot(1, tau);
  const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tau) / secant));
  return tau * Math.hypot(1, sigma) - sigma * secant;
}

/** The inverse of `conformalTangent` by Newton's method (Karney eq. 19–21); three steps reach the last bit. */
function geographicTangent(conformal: number): number {
  const ratio = 1 - eccentricity * eccentricity;
  let tau = conformal / ratio;
  for (let step = 0; step < 4; step++) {
    const guess = conformalTangent(tau);
    const change = ((conformal - guess) / Math.hypot(1, guess)) * ((1 + ratio * tau * tau) / (ratio * Math.hypot(1, tau)));
    tau += change;
    if (Math.abs(change) < 1e-15 * Math.max(1, Math.abs(tau))) break;
  }
  return tau;
}

/** Metres along the meridian from the equator. */
const northingOf = (lat: number): number =>
  rectifyingRadius * addSeries(Math.atan(conformalTangent(Math.tan(lat * radiansPerDegree))), 0, alpha, 1)[0];

const turnWithin180 = (degrees: number): number => (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees);
