import { prepareGround, simulateCounty } from '@wuding/demo';
import { readCountyDrawings, readWorkCalendar } from '../data-folder/county-files';
import { tellDuty, type ToldDuty } from './seed-duty-telling';
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

/** What can be asked of the first town: the tracks of a day (counted from 1970), or its duty as it stands at an instant, from the week of another on (UTC milliseconds). */
export type CountyQuestion = { readonly kind: 'tracks'; readonly day: number } | { readonly kind: 'duty'; readonly fromAt: number; readonly untilAt: number };
export type CountyAnswer = { readonly kind: 'tracks'; readonly tracks: ToldTrack[] } | { readonly kind: 'duty'; readonly duty: ToldDuty };

/** Opens the first town for questions. No day has to be lived for an answer. */
export async function openCounty(dataFolder: string): Promise<(question: CountyQuestion) => CountyAnswer> {
  const ground = prepareGround(countySeed, await readCountyDrawings(dataFolder)), calendar = await readWorkCalendar(dataFolder);
  const countyUntil = (untilAt: number) => simulateCounty({ seed: countySeed, untilAt, ground, calendar, meetsTotals: false });
  const county = countyUntil(toldUntil);
  const tracksOf = (day: number): ToldTrack[] => [...county.tracksOf(day)].map(({ device, kind, fixes }) => ({
    device, kind, rows: Float64Array.from(fixes.flatMap(({ deviceAt, gpsAt, receivedAt, position: [lng, lat], accuracyMetres }) => [deviceAt, gpsAt, receivedAt, lng, lat, accuracyMetres])),
  }));
  return (question) => (question.kind === 'tracks' ? { kind: 'tracks', tracks: tracksOf(question.day) } : { kind: 'duty', duty: tellDuty(countyUntil(question.untilAt).duty, question.fromAt) });
}
