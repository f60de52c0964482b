import type { Bbox, Position } from '@wuding/geo';

/** How far a record may lie outside a dataset's bounds and still belong to it, and extend them. */
export const boundsSlackMetres = 50_000;
/** How far from the middle of its records a new dataset may reach: the largest of cities; the local plane still holds there. */
const newDatasetRadiusMetres = 200_000;

const metresPerDegree = 111_195;

/** Where records of a dataset may lie. */
export type LocationWindow = Readonly<Bbox>;

/** Bounds of a dataset with slack on every side. */
export function windowAround(bounds: Readonly<Bbox>, slackMetres: number): LocationWindow {
  const latSlack = slackMetres / metresPerDegree;
  const widestLat = Math.min(85, Math.max(Math.abs(bounds[1]), Math.abs(bounds[3])));
  const lngSlack = latSlack / Math.cos((widestLat * Math.PI) / 180);
  return [bounds[0] - lngSlack, bounds[1] - latSlack, bounds[2] + lngSlack, bounds[3] + latSlack];
}

/** The window of a dataset not yet placed: around the median position of its first records. Null for no positions. */
export function windowAroundMedian(positions: readonly Position[]): LocationWindow | null {
  const lng = median(positions.map((position) => position[0])), lat = median(positions.map((position) => position[1]));
  return lng === null || lat === null ? null : windowAround([lng, lat, lng, lat], newDatasetRadiusMetres);
}

/** The middle value (of an even count, the upper of the two middle ones); null for none. */
export function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

/** South of the last town and north of the last one: a whole file that lies there has its axes exchanged. */
export const isUninhabitedLatitude = (lat: number): boolean => lat < -60 || lat > 80;
