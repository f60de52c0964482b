/** [lng, lat] in degrees, WGS-84 unless a datum is named. Longitude −180..180, latitude −90..90. */
export type Position = [lng: number, lat: number];

/** [east, north] in metres of a local plane. */
export type PlanePosition = [eastMetres: number, northMetres: number];

/** Whether a number pair lies in the range of degrees; false for NaN and infinities. */
export const isOnEarth = (lng: number, lat: number): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;

/**
 * A position as text, exact to 1e-7 degrees (about a centimetre): equal positions have equal keys on every machine.
 * @returns for example `98.6544360,24.5811396`
 */
export function positionKey(position: Readonly<Position>): string {
  return `${fixed(position[0])},${fixed(position[1])}`;
}

/** A position rounded to 1e-7 degrees, the precision of `positionKey`. */
export const roundPosition = (position: Readonly<Position>): Position => [round(position[0]), round(position[1])];

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;
const fixed = (degrees: number): string => round(degrees).toFixed(7);
