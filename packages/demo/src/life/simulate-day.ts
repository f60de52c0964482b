import { random } from '../random';
import type { DayFacts } from './calendar';
import { liveVendor, type VendorLife } from './live-vendor';
import type { Offender } from './offender';
import { familyRecords, smallAdRecords } from './other-families';
import type { LifeParameters } from './parameters';
import { patrolDay, patrolDemands, type PatrolGroup, type SpotVisit } from './patrol';
import { dutiesOf, type DutyDay, type DutyDemand } from './people/duty';
import type { Person } from './people/people';
import { isWithin, mannedSpans } from './post/manned';
import { postDemands, type Post } from './post/post';
import type { RecordedVisit, SimulatedDay } from './record';
import type { Spot } from './spot';
import type { StrikeHistory } from './strike-history';
import type { Vendor } from './vendor';

/** Everything that stays the same from day to day, and the vendors' memory, which does not. */
export interface LifeWorld {
  readonly seed: number;
  readonly parameters: LifeParameters;
  readonly spots: readonly Spot[];
  /** Spots within scare distance of each spot. */
  readonly near: readonly (readonly { readonly index: number; readonly metres: number }[])[];
  readonly vendors: readonly Vendor[];
  readonly offenders: readonly Offender[];
  readonly groups: readonly PatrolGroup[];
  readonly people: readonly Person[];
  readonly habitOf: (unit: string) => readonly number[];
  readonly posts: readonly Post[];
  /** For each spot, the index of the post that holds it, or -1. */
  readonly postAt: Int16Array;
  readonly histories: readonly StrikeHistory[];
  /** What the vendors near a post would remember had there been none; filled on the day the first post opens. */
  readonly historiesWithoutPosts: Map<number, StrikeHistory>;
  hasPermittedPlace(spot: number, day: number, minute: number): boolean;
}

/** Taps begin in June 2023 and are often forgotten at first. [simulated] */
const firstTapDay = Date.UTC(2023, 5, 1) / 86_400_000;

/** What a day asks for, who is planned for it and how they keep to it. Depends on nothing that vendors do, so that days ahead can be planned. */
export function planDay({ seed, spots, people, habitOf, groups, posts }: LifeWorld, facts: DayFacts): DutyDay & { readonly demands: readonly DutyDemand[] } {
  const demands = [...patrolDemands(groups, facts), ...postDemands(posts, spots, facts)];
  return { demands, ...dutiesOf(seed, facts, { people, habitOf, demands }) };
}

/** One day of the county: who worked, where they passed, what vendors really did, and what was recorded. */
export function simulateDay(world: LifeWorld, facts: DayFacts): SimulatedDay {
  const { seed, spots, parameters, posts, groups } = world;
  const { duties, leaves } = planDay(world, facts);
  const visits = patrolDay(seed, facts, { groups, spots, duties, parameters });
  const manned = mannedSpans(posts, duties);
  const day = { world, facts, visits, visitsAt: groupBySpot(visits.map(({ spot }) => spot), spots.length) };
  const isManned = (spot: number, minute: number): boolean => isWithin(manned[world.postAt[spot] ?? -1] ?? [], minute);
  const lives = world.vendors.map((vendor) => liveVendor(day, vendor, { history: world.histories[vendor.index] as StrikeHistory, isManned }));
  const incidents = lives.flatMap((life) => life.incidents);
  const overlooked = lives.flatMap((life) => life.overlooked);
  for (const family of facts.isOutage ? [] : [familyRecords(seed, facts, spots), smallAdRecords(seed, facts, spots)]) {
    incidents.push(...family.incidents);
    overlooked.push(...family.overlooked);
  }
  incidents.sort((a, b) => a.occurredAt - b.occurredAt || (a.code < b.code ? -1 : 1));
  return {
    facts, incidents, overlooked, duties, leaves, manned, latent: lives.flatMap(({ stays }) => stays), visits: withFindings(world, facts, { visits, lives }),
    withoutPosts: posts.some(({ openedDay }) => openedDay <= facts.day)
      ? world.vendors.filter((vendor) => isNearPost(world, vendor)).flatMap((vendor) => liveVendor(day, vendor, { history: historyWithoutPosts(world, vendor), isManned: () => false }).stays) : [],
  };
}

/** Whether a post can ever change what the vendor does. */
export const isNearPost = ({ postAt }: Pick<LifeWorld, 'postAt'>, { homeSpot, alternativeSpot }: Vendor): boolean =>
  (postAt[homeSpot] ?? -1) >= 0 || (postAt[alternativeSpot] ?? -1) >= 0;

function historyWithoutPosts({ histories, historiesWithoutPosts }: LifeWorld, { index }: Vendor): StrikeHistory {
  const known = historiesWithoutPosts.get(index) ?? (histories[index] as StrikeHistory).copy();
  historiesWithoutPosts.set(index, known);
  return known;
}

/** The day's passes with what they met and what they noticed. */
function withFindings({ seed }: LifeWorld, facts: DayFacts, { visits, lives }: { readonly visits: readonly SpotVisit[]; readonly lives: readonly VendorLife[] }): RecordedVisit[] {
  const [present, noticed] = [new Uint16Array(visits.length), new Uint16Array(visits.length)];
  for (const { encounters } of lives) {
    for (const { pass, isNoticed } of encounters) {
      present[pass] = (present[pass] ?? 0) + 1;
      if (isNoticed) noticed[pass] = (noticed[pass] ?? 0) + 1;
    }
  }
  const habit = Math.min(0.9, 0.35 + (facts.day - firstTapDay) / 900);
  return visits.map((visit, i) => {
    const noticedCount = noticed[i] ?? 0;
    const clearTapped = noticedCount === 0 && !facts.isOutage && facts.day >= firstTapDay && random(seed, 'tap', facts.day, i).chance(habit);
    return { ...visit, noticedCount, presentCount: present[i] ?? 0, clearTapped };
  });
}

function groupBySpot(spotOfVisit: readonly number[], spotCount: number): number[][] {
  const groups: number[][] = Array.from({ length: spotCount }, () => []);
  spotOfVisit.forEach((spot, visit) => groups[spot]?.push(visit));
  return groups;
}
