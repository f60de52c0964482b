import { distanceMetres } from '@wuding/geo';
import type { Spot } from '../spot';

/** Radius a post holds, metres. @source the default of the phone's check-in rule (30–200 allowed) */
export const postRadiusMetres = 50;
/** Outer edge of the ring in which displacement is looked for, beyond the radius. */
export const ringMetres = { from: 20, to: 300 } as const;
/** A control, with all of its own radius, lies beyond the ring of every post. */
const apartMetres = postRadiusMetres + ringMetres.to + postRadiusMetres;
const pairCount = 12;
/** Areas the plan for 2024 names. @source the bureau's plan: 凯龙城、公租房、黄龙玉交易中心、农贸市场、校园周边 */
export const keyAreas: readonly string[] = ['凯龙城', '公租房', '黄龙玉交易中心', '农贸市场', '学校片区'];

/** Two places alike, of which one gets a post. */
export interface CandidatePair {
  readonly first: Spot;
  readonly second: Spot;
}

/**
 * The places where a post could stand, in pairs of like places: the busiest of each key area and then the busiest anywhere, all so far
 * apart that none lies in the ring of another. Fewer than twelve pairs in a small town.
 */
export function candidatePairs(spots: readonly Spot[]): CandidatePair[] {
  const byBusy = [...spots].sort((a, b) => b.exposure - a.exposure || a.index - b.index);
  const chosen: Spot[] = [];
  const take = (spot: Spot | undefined): void => void (spot !== undefined && chosen.every((other) => distanceMetres(other.position, spot.position) > apartMetres) && chosen.push(spot));
  for (const area of keyAreas) take(byBusy.find(({ districtName }) => districtName === area));
  for (const spot of byBusy) if (chosen.length < pairCount * 2) take(spot);
  return pairUp(chosen);
}

/** A key area's place is matched with one outside them, kind before busyness; the rest by busyness. */
function pairUp(chosen: readonly Spot[]): CandidatePair[] {
  const left = [...chosen].sort((a, b) => Number(isKey(b)) - Number(isKey(a)) || b.exposure - a.exposure);
  const pairs: CandidatePair[] = [];
  while (left.length > 1) {
    const first = left.shift() as Spot;
    const unlike = (other: Spot): number => (isKey(first) && isKey(other) ? 100 : 0) + (other.kind === first.kind ? 0 : 5) + Math.abs(Math.log(other.exposure / first.exposure));
    const second = left.reduce((best, other) => (unlike(other) < unlike(best) ? other : best));
    left.splice(left.indexOf(second), 1);
    pairs.push({ first, second });
  }
  return pairs;
}

export const isKey = ({ districtName }: Spot): boolean => districtName !== null && keyAreas.includes(districtName);

/** How many people pass within a post's radius at the least: a place nobody uses needs no post. [simulated] */
const leastExposure = 3;

/** The same spots, with as many people passing at either place of a pair: without that they were no pair. */
export function alikePlaces(spots: readonly Spot[], pairs: readonly CandidatePair[]): Spot[] {
  const exposure = spots.map((spot) => spot.exposure);
  for (const { first, second } of pairs) {
    const members = [first, second].map((centre) => spots.filter(({ position }) => distanceMetres(position, centre.position) <= postRadiusMetres));
    const sums = members.map((some) => some.reduce((sum, spot) => sum + spot.exposure, 0));
    const target = Math.max(leastExposure, Math.sqrt((sums[0] ?? 1) * (sums[1] ?? 1)));
    members.forEach((some, i) => some.forEach((spot) => { exposure[spot.index] = spot.exposure * (target / (sums[i] ?? 1)); }));
  }
  return spots.map((spot, i) => ({ ...spot, exposure: exposure[i] ?? spot.exposure }));
}

/** Vendors at home within the radius of each place of a pair, at the least. [simulated] */
const vendorsEach = 2;

/** Homes of the first vendors: as many at one place of a pair as at the other, on the spots where most people pass. */
export function vendorHomes(spots: readonly Spot[], pairs: readonly CandidatePair[]): number[] {
  return pairs.flatMap(({ first, second }) => [first, second]).flatMap((centre) => {
    const within = spots.filter(({ position }) => distanceMetres(position, centre.position) <= postRadiusMetres).sort((a, b) => b.exposure - a.exposure);
    return Array.from({ length: vendorsEach }, (_, i) => (within[i % within.length] ?? centre).index);
  });
}
