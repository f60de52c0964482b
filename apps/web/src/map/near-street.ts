import { localPlane, type PlanePosition } from '@wuding/geo';

interface NamedLine { readonly name: string; readonly line: readonly (readonly [number, number])[] }

/** A cell of a hundred metres whose street runs along its edge still lies at it. */
const reachMetres = 100;

/** Metres from a point of a plane to a stretch of a line. */
function metresToStretch([east, north]: PlanePosition, [[fromEast, fromNorth], [toEast, toNorth]]: readonly [PlanePosition, PlanePosition]): number {
  const along = toEast - fromEast, up = toNorth - fromNorth, length = along * along + up * up;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((east - fromEast) * along + (north - fromNorth) * up) / length));
  return Math.hypot(east - fromEast - share * along, north - fromNorth - share * up);
}

/**
 * Names a position (WGS-84 degrees) by the named street nearest to it within a hundred metres; empty where there is none. Streets without a
 * name are passed over. Cost of a name grows with the streets: for the few places of a list.
 */
export function nearStreetFinder(streets: readonly NamedLine[]): (position: readonly [number, number]) => string {
  const named = streets.filter(({ name, line }) => name !== '' && line.length > 0), first = named[0]?.line[0];
  if (first === undefined) return () => '';
  const plane = localPlane([first[0], first[1]]);
  const flat = named.map(({ name, line }) => ({ name, line: line.map(([lng, lat]) => plane.toPlane([lng, lat])) }));
  return ([lng, lat]) => {
    const point = plane.toPlane([lng, lat]);
    let nearest = { name: '', metres: reachMetres };
    for (const { name, line } of flat) {
      for (let i = 0; i + 1 < line.length; i += 1) {
        const metres = metresToStretch(point, [line[i]!, line[i + 1]!]);
        if (metres < nearest.metres) nearest = { name, metres };
      }
    }
    return nearest.name;
  };
}
