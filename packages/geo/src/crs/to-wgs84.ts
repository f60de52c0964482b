import gcoord from 'gcoord';
import type { Position } from '../position';
import { datumAppliesAt, type Datum } from './datum';

/**
 * A position of the given datum in WGS-84.
 *
 * GCJ-02 and BD-09 are inverted to 1e-9 degrees (0.1 mm) against gcoord's forward formulas; the obfuscation itself is
 * reproduced to about a metre. CGCS2000 is returned unchanged: both ellipsoids agree to 0.1 mm and the frames differ by
 * less than a metre (plate motion since epoch 2000.0), below the error of any input here. A position to which the
 * label cannot apply (`datumAppliesAt`) is returned unchanged.
 * @param position [lng, lat], degrees in `datum`
 * @source gcoord 1.0 for the forward formulas; GB 22021-2008 for CGCS2000
 */
export function toWgs84(position: Readonly<Position>, datum: Datum): Position {
  if (datum === 'wgs84' || datum === 'cgcs2000' || !datumAppliesAt(position, datum)) return [position[0], position[1]];
  return invert(datum === 'gcj02' ? gcj02Of : bd09Of, position);
}

/** A WGS-84 position in the given datum: the way out, for a map or a file that demands it. */
export function fromWgs84(position: Readonly<Position>, datum: Datum): Position {
  if (datum === 'wgs84' || datum === 'cgcs2000' || !datumAppliesAt(position, datum)) return [position[0], position[1]];
  return datum === 'gcj02' ? gcj02Of(position) : bd09Of(position);
}

const gcj02Of = (p: Readonly<Position>): Position => gcoord.transform([p[0], p[1]], gcoord.WGS84, gcoord.GCJ02) as Position;
const bd09Of = (p: Readonly<Position>): Position => gcoord.transform([p[0], p[1]], gcoord.WGS84, gcoord.BD09) as Position;

/**
 * Fixed-point inversion. gcoord's own inverse stops at 1e-6 degrees and never ends at the rim of the China rectangle,
 * where a step leaves the area of the formula; this one is bounded.
 */
function invert(forward: (position: Readonly<Position>) => Position, target: Readonly<Position>): Position {
  let [lng, lat] = target;
  for (let step = 0; step < 12; step++) {
    const [forwardLng, forwardLat] = forward([lng, lat]);
    const lngError = forwardLng - target[0], latError = forwardLat - target[1];
    lng -= lngError;
    lat -= latError;
    if (Math.abs(lngError) < 1e-9 && Math.abs(latError) < 1e-9) break;
  }
  return [lng, lat];
}
