import type { WallSections } from '@wuding/contract';
import { publishedDuties, type PublishedDuty } from '../../repositories/published-duties';
import { keepingOf, type KeptDuty } from '../duty/load-duty';
import { homeDays } from '../home/home-days';
import type { WallPlace } from './wall-sections';

type Team = WallSections['districts'][number]['team'];

const hour = 3_600_000;
/** A shift that begins within this time is shown as not due yet. */
const aheadMilliseconds = hour;

/** Duty as the wall is told of it. */
export interface WallDuties {
  /** Of shifts that run or begin within the hour, those whom nobody has relieved. */
  readonly kept: readonly KeptDuty[];
  /** Of shifts that begin on the civil day it is. */
  readonly today: readonly PublishedDuty[];
}

/** Read once for the posts and the districts of a round. */
export async function readWallDuties({ store: { db }, dataset, clock }: Pick<WallPlace, 'store' | 'dataset' | 'clock'>): Promise<WallDuties> {
  const now = clock.now(), { todayAt, startOf } = homeDays(now, dataset.timeZone), tomorrowAt = startOf(1);
  const duties = await publishedDuties(db, { datasetId: dataset.id, fromAt: now - 25 * hour, toAt: Math.max(tomorrowAt, now + aheadMilliseconds) });
  const near = duties.filter(({ startAt, endAt, relievedAt }) => endAt > now && startAt < now + aheadMilliseconds && (relievedAt === null || relievedAt > now));
  return { kept: await keepingOf(db, near, now), today: duties.filter(({ shiftStartAt }) => shiftStartAt >= todayAt && shiftStartAt < tomorrowAt) };
}

/** The people of a district's posts and beats, by number: each counts once, whatever their shifts. */
export function teamOf({ today }: Pick<WallDuties, 'today'>, districtId: number): Team {
  const rostered = today.filter((duty) => duty.districtId === districtId);
  return {
    rosteredCount: people(rostered), certifiedCount: people(rostered.filter(({ isCertified }) => isCertified)), vehicleCount: new Set(rostered.flatMap(({ vehicleId }) => vehicleId ?? [])).size,
  };
}

const people = (duties: readonly PublishedDuty[]): number => new Set(duties.map(({ personId }) => personId)).size;
