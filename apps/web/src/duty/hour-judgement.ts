import type { Endpoints, ResponseOf } from '@wuding/contract';
import { grouped } from './grouped';

export type Capacity = ResponseOf<Endpoints['readCapacity']>;
export type Amount = 'people' | 'certified' | 'vehicles';

/** Share of what is there that an hour asks for, in classes of the picture: 0 = nothing asked … 5 = all of it; 6 = more than there is. */
export function hourClass({ asked, available }: Capacity['hours'][number], amount: Amount): number {
  const wanted = asked[amount], there = available[amount];
  if (wanted === 0) return 0;
  if (wanted > there) return 6;
  return Math.min(5, Math.max(1, Math.ceil((wanted / there) * 5)));
}

/** Post-hours that cannot be staffed, of one place and for one reason. */
export interface UnstaffedGroup {
  readonly place: string;
  readonly placeName: string;
  readonly limit: Capacity['unstaffed'][number]['limit'];
  readonly hours: readonly Capacity['unstaffed'][number][];
  /** Incidents they would cost; null = nothing is known of any. */
  readonly expectedIncidents: number | null;
}

/** The dearest first; what nothing is known of comes last. */
export function unstaffedGroups({ unstaffed }: Pick<Capacity, 'unstaffed'>): UnstaffedGroup[] {
  const groups = [...grouped(unstaffed, ({ place, limit }) => `${place} ${limit}`).values()].map((hours): UnstaffedGroup => {
    const known = hours.flatMap(({ expectedIncidents }) => (expectedIncidents === null ? [] : [expectedIncidents]));
    const { place, placeName, limit } = hours[0]!;
    return { place, placeName, limit, hours, expectedIncidents: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) };
  });
  return groups.sort((a, b) => (b.expectedIncidents ?? -1) - (a.expectedIncidents ?? -1) || b.hours.length - a.hours.length);
}

/** The hour that asks for the largest share of the people there are; the earliest of equal ones, null when nothing is asked. */
export function tightestHour(hours: Capacity['hours']): number | null {
  const share = ({ asked, available }: Capacity['hours'][number]): number => (asked.people === 0 ? 0 : asked.people / Math.max(0.5, available.people));
  const best = hours.reduce<Capacity['hours'][number] | null>((most, one) => (share(one) > (most === null ? 0 : share(most)) ? one : most), null);
  return best?.hourOfWeek ?? null;
}
