import type { Position } from '../position';
import { flattening, radiansPerDegree, semiMajorMetres, semiMinorMetres } from './ellipsoid';

/**
 * Length of the geodesic between two positions in metres, on the WGS-84 ellipsoid, to a tenth of a millimetre.
 * 0 for coincident positions; also right for antipodal ones (20,003,931.459 m at most).
 * @param a [lng, lat] degrees @param b [lng, lat] degrees
 * @source T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid, Survey Review 23 (1975), 88–93
 */
export function distanceMetres(a: Readonly<Position>, b: Readonly<Position>): number {
  const direct = vincentyMetres(a, b);
  return Number.isNaN(direct) ? acrossTheMiddleMetres(a, b) : direct;
}

/** Vincenty's inverse formula; NaN where its iteration does not converge (within about half a degree of the antipode). */
function vincentyMetres(a: Readonly<Position>, b: Readonly<Position>): number {
  const longitudeDifference = (b[0] - a[0]) * radiansPerDegree;
  const reducedA = Math.atan((1 - flattening) * Math.tan(a[1] * radiansPerDegree));
  const reducedB = Math.atan((1 - flattening) * Math.tan(b[1] * radiansPerDegree));
  const sinA = Math.sin(reducedA), cosA = Math.cos(reducedA), sinB = Math.sin(reducedB), cosB = Math.cos(reducedB);
  let lambda = longitudeDifference;
  for (let step = 0; step < 60; step++) {
    const sinLambda = Math.sin(lambda), cosLambda = Math.cos(lambda);
    const sinSigma = Math.hypot(cosB * sinLambda, cosA * sinB - sinA * cosB * cosLambda);
    if (sinSigma === 0) return sinA * sinB + cosA * cosB * cosLambda > 0 ? 0 : NaN;
    const cosSigma = sinA * sinB + cosA * cosB * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosA * cosB * sinLambda) / sinSigma;
    const cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
    // On the equator the azimuth is due east and the middle term vanishes.
    const cosMiddle = cosSquaredAlpha < 1e-14 ? 0 : cosSigma - (2 * sinA * sinB) / cosSquaredAlpha;
    const c = (flattening / 16) * cosSquaredAlpha * (4 + flattening * (4 - 3 * cosSquaredAlpha));
    const next = longitudeDifference + (1 - c) * flattening * sinAlpha
      * (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
    if (Math.abs(next) > Math.PI + 1e-9 && Math.abs(longitudeDifference) <= Math.PI) return NaN;
    if (Math.abs(next - lambda) < 1e-13) return arcMetres({ sigma, sinSigma, cosSigma, cosMiddle, cosSquaredAlpha });
    lambda = next;
  }
  return NaN;
}

interface Arc {
  readonly sigma: number; readonly sinSigma: number; readonly cosSigma: number;
  readonly cosMiddle: number; readonly cosSquaredAlpha: number;
}

function arcMetres({ sigma, sinSigma, cosSigma, cosMiddle, cosSquaredAlpha }: Arc): number {
  const u = (cosSquaredAlpha * (semiMajorMetres ** 2 - semiMinorMetres ** 2)) / semiMinorMetres ** 2;
  const scale = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const correction = b * sinSigma * (cosMiddle + (b / 4) * (cosSigma * (2 * cosMiddle ** 2 - 1)
    - (b / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosMiddle ** 2 - 3)));
  return semiMinorMetres * scale * (sigma - correction);
}

/**
 * Distance of nearly antipodal positions. Every way between them crosses the circle halfway, and from each point of
 * that circle Vincenty converges to both ends: the shortest way is the least sum over the circle.
 */
function acrossTheMiddleMetres(a: Readonly<Position>, b: Readonly<Position>): number {
  const viaMetres = (bearing: number): number => {
    const middle = quarterTurnFrom(a, bearing);
    return vincentyMetres(a, middle) + vincentyMetres(middle, b);
  };
  const stepRadians = Math.PI / 90;
  let best = 0, bestMetres = Infinity;
  for (let step = 0; step < 180; step++) {
    const metres = viaMetres(step * stepRadians);
    if (metres < bestMetres) [best, bestMetres] = [step * stepRadians, metres];
  }
  return leastBetween(viaMetres, best - stepRadians, best + stepRadians);
}

/** The position a quarter of a sphere away in a direction (radians clockwise from north). */
function quarterTurnFrom([lng, lat]: Readonly<Position>, bearing: number): Position {
  const phi = lat * radiansPerDegree;
  const middleLat = Math.asin(Math.cos(phi) * Math.cos(bearing));
  const turn = Math.atan2(Math.sin(bearing) * Math.cos(phi), -Math.sin(phi) * Math.sin(middleLat));
  return [lng + turn / radiansPerDegree, middleLat / radiansPerDegree];
}

/** Golden-section search for the least value of a function with one valley between the bounds. */
function leastBetween(valueAt: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from, high = to;
  let inner = high - ratio * (high - low), outer = low + ratio * (high - low);
  let innerValue = valueAt(inner), outerValue = valueAt(outer);
  for (let step = 0; step < 40; step++) {
    if (innerValue < outerValue) {
      [high, outer, outerValue] = [outer, inner, innerValue];
      inner = high - ratio * (high - low);
      innerValue = valueAt(inner);
    } else {
      [low, inner, innerValue] = [inner, outer, outerValue];
      outer = low + ratio * (high - low);
      outerValue = valueAt(outer);
    }
  }
  return Math.min(innerValue, outerValue);
}
