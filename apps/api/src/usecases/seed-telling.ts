import { createHash } from 'node:crypto';
import { canonicalJson } from '@wuding/domain';
import { copyGround, prepareGround, simulateCounty, spotCode, type CountyDay, type CountyGround, type CountyIncident, type SimulatedCounty } from '@wuding/demo';
import { readCountyDrawings, readWorkCalendar } from '../data-folder/county-files';
import { openLatentLog, type LatentSink } from '../data-folder/latent-log';
import { incidentLine } from '../repositories/import-incidents';
import { spotLine, visitLine } from '../repositories/seed-visits';
import { tellDuty, type ToldDuty } from './seed-duty-telling';
import { segmentCode } from './import/segment-roads';

/** The one seed of the one county. Changing it makes another county: every figure anybody knows by heart changes. */
export const countySeed = 20_221_215;
const zoneMilliseconds = 8 * 3_600_000;

export interface TellingRequest {
  readonly dataFolder: string;
  /** UTC milliseconds. */
  readonly untilAt: number;
  /** The town so many times. */
  readonly scale: number;
  /** Where the latent log goes; null = not kept. */
  readonly latentFolder: string | null;
}

/** One month of a town as lines for COPY; small enough to be held. */
export interface CountyMonth {
  /** First day told, as 2023-01-01. */
  readonly fromOn: string;
  /** Everything before it has been told: the end of the month or of the telling, UTC milliseconds. */
  readonly toAt: number;
  readonly incidentLines: string;
  readonly incidentCount: number;
  readonly visitLines: string;
  readonly visitCount: number;
}

/** What is told, in this order for each town: the town, its months, the duty of the first, its end. */
export type CountyPart =
  | { readonly kind: 'town'; readonly suffix: string; readonly ground: CountyGround; readonly spotLines: string }
  | { readonly kind: 'month'; readonly month: CountyMonth }
  /** One bureau's: further copies of the town have people and patrols, but no rosters of their own. */
  | { readonly kind: 'duty'; readonly duty: ToldDuty }
  /** SHA-256 of all incidents, so that the audit row can say exactly what was seeded. */
  | { readonly kind: 'town-end'; readonly contentHash: string };

/** Tells the county. The one who asked may stop listening at any time. */
export type Telling = (request: TellingRequest) => AsyncIterator<CountyPart>;

/** Lives the county and tells it month by month: what is held in memory is one month, or the published year while it is made exact. */
export async function* tellCounty({ dataFolder, untilAt, scale, latentFolder }: TellingRequest): AsyncGenerator<CountyPart> {
  const ground = prepareGround(countySeed, await readCountyDrawings(dataFolder));
  const calendar = await readWorkCalendar(dataFolder);
  const latent = latentFolder === null ? null : openLatentLog(latentFolder);
  for (let copy = 0; copy < scale; copy++) {
    const own = copyGround(ground, copy, scale);
    const county = simulateCounty({ seed: countySeed + copy * 1_000_003, untilAt, ground: own, calendar, meetsTotals: copy === 0 });
    yield* tellTown({ county, ground: own, suffix: copy === 0 ? '' : `-${copy + 1}`, untilAt, latent });
  }
  await latent?.close();
}

interface Town {
  readonly county: SimulatedCounty;
  readonly ground: CountyGround;
  /** Sets the codes of a copy apart. */
  readonly suffix: string;
  readonly untilAt: number;
  readonly latent: LatentSink | null;
}

function* tellTown({ county, ground, suffix, untilAt, latent }: Town): Generator<CountyPart> {
  const spotLines = county.spots.map(({ index, position: [lng, lat], roadSegmentCode }) =>
    spotLine({ code: spotCode(index) + suffix, lng, lat, segmentCode: segmentCode(roadSegmentCode) })).join('');
  yield { kind: 'town', suffix, ground, spotLines };
  const hash = createHash('sha256');
  const town = latent?.town(county, suffix);
  let month: CountyDay[] = [];
  for (const day of county.days()) {
    if (month[0] !== undefined && civilDate(month[0].day).slice(0, 7) !== civilDate(day.day).slice(0, 7)) {
      yield { kind: 'month', month: monthOf(month, { suffix, toAt: startOf(day.day), hash }) };
      month = [];
    }
    town?.day(day);
    month.push(day);
  }
  if (month.length > 0) yield { kind: 'month', month: monthOf(month, { suffix, toAt: untilAt, hash }) };
  town?.end();
  if (suffix === '') yield { kind: 'duty', duty: tellDuty(county.duty) };
  yield { kind: 'town-end', contentHash: hash.digest('hex') };
}

function monthOf(days: readonly CountyDay[], { suffix, toAt, hash }: { readonly suffix: string; readonly toAt: number; readonly hash: { update(text: string): unknown } }): CountyMonth {
  const incidents = days.flatMap((day) => day.incidents.map((incident) => ({ ...incident, code: incident.code + suffix })));
  const visits = days.flatMap((day) => day.visits.map((visit) => ({ ...visit, spotCode: visit.spotCode + suffix, unit: visit.unit + suffix })));
  return {
    fromOn: civilDate(days[0]?.day ?? 0), toAt, incidentCount: incidents.length, visitCount: visits.length, visitLines: visits.map(visitLine).join(''),
    incidentLines: incidents.map((incident, i) => {
      const content = canonicalJson(incident);
      hash.update(content);
      return lineOf(incident, { row: i + 1, contentHash: createHash('sha256').update(content).digest('hex') });
    }).join(''),
  };
}

const lineOf = ({ eventCode, ...rest }: CountyIncident, { row, contentHash }: { readonly row: number; readonly contentHash: string }): string =>
  incidentLine({ ...rest, row, category: eventCode, contentHash, isRepaired: false });

const civilDate = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const startOf = (day: number): number => day * 86_400_000 - zoneMilliseconds;
