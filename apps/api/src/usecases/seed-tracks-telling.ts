import { prepareGround, simulateCounty } from '@wuding/demo';
import { readCountyDrawings, readWorkCalendar } from '../data-folder/county-files';
import { countySeed } from './seed-telling';

/** What one device of the county sent in one shift. */
export interface ToldTrack {
  /** Code of the person who carries it, or plate of the vehicle. */
  readonly device: string;
  readonly kind: 'person' | 'vehicle';
  /** A row a position, as `trackColumns`: instants UTC milliseconds, degrees as labelled (WGS-84), metres. In order of time. */
  readonly rows: Float64Array;
}
export const trackColumns = { deviceAt: 0, gpsAt: 1, receivedAt: 2, lng: 3, lat: 4, accuracyMetres: 5, count: 6 } as const;

/** Nothing of a day depends on how far the county is told: far enough for any day a server asks for. */
const toldUntil = Date.UTC(2100, 0, 1);

/** The first town's tracks by day (counted from 1970). No day has to be lived for it. */
export async function openCountyTracks(dataFolder: string): Promise<(day: number) => ToldTrack[]> {
  const ground = prepareGround(countySeed, await readCountyDrawings(dataFolder)), calendar = await readWorkCalendar(dataFolder);
  const county = simulateCounty({ seed: countySeed, untilAt: toldUntil, ground, calendar, meetsTotals: false });
  return (day) => [...county.tracksOf(day)].map(({ device, kind, fixes }) => ({
    device, kind, rows: Float64Array.from(fixes.flatMap(({ deviceAt, gpsAt, receivedAt, position: [lng, lat], accuracyMetres }) => [deviceAt, gpsAt, receivedAt, lng, lat, accuracyMetres])),
  }));
}
