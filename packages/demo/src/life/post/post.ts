import { distanceMetres, type Position } from '@wuding/geo';
import { random, type Random } from '../../random';
import { dayOfDate, type DayFacts } from '../calendar';
import type { DutyDemand } from '../people/duty';
import { shifts, type ShiftKey } from '../people/shift';
import type { Spot, SpotKind } from '../spot';
import { isKey, keyAreas, postRadiusMetres, type CandidatePair } from './candidate-pairs';

/** A fixed post (守点): a place that is held by a crew at certain hours from some day on. */
export interface Post {
  /** G01, G02 … in the order of opening. */
  readonly code: string;
  readonly name: string;
  /** Number of its pair, from 1. */
  readonly pair: number;
  readonly spot: number;
  readonly position: Position;
  readonly districtName: string | null;
  readonly radiusMetres: number;
  /** First day it is manned. */
  readonly openedDay: number;
  /** Which shifts are manned, by weekday from Monday. */
  readonly weekly: readonly (readonly ShiftKey[])[];
  readonly crewSize: number;
  /** The place of the pair that never gets a post: what would have happened without one. */
  readonly control: { readonly spot: number; readonly position: Position };
}

const firstOpening = dayOfDate('2024-01-08'), lastOpening = dayOfDate('2024-06-24');
const crewSize = 2;

/** When a place is manned on workdays and on the other days of the week, by what draws people there. [simulated] */
const hours: Readonly<Record<SpotKind, { readonly work: readonly ShiftKey[]; readonly rest: readonly ShiftKey[] }>> = {
  school: { work: ['early', 'middle'], rest: [] },
  market: { work: ['early', 'middle'], rest: ['early', 'middle'] },
  mall: { work: ['middle', 'night'], rest: ['middle', 'night'] },
  exchange: { work: ['early', 'middle'], rest: ['early'] },
  housing: { work: ['middle', 'night'], rest: ['night'] },
  hospital: { work: ['early', 'middle'], rest: [] },
  street: { work: ['early', 'middle'], rest: [] },
};

/**
 * One post for each pair, opened one by one from January to June 2024. Which place of a pair gets it, and in what order the pairs have
 * their turn, is drawn; draws that leave a key area without a post are drawn again.
 */
export function makePosts(seed: number, pairs: readonly CandidatePair[]): Post[] {
  const r = random(seed, 'posts');
  const sides = drawSides(pairs, r);
  const order = pairs.map((_, pair) => ({ pair, turn: r.uniform() })).sort((a, b) => a.turn - b.turn);
  return order.map(({ pair }, i) => {
    const [place, control] = sides[pair] as [Spot, Spot];
    const weekday = hours[place.kind];
    return {
      code: `G${String(i + 1).padStart(2, '0')}`, name: nameOf(place), pair: pair + 1, spot: place.index, position: place.position, districtName: place.districtName,
      radiusMetres: postRadiusMetres, crewSize,
      openedDay: firstOpening + Math.round(((lastOpening - firstOpening) * i) / Math.max(1, order.length - 1)),
      weekly: Array.from({ length: 7 }, (_, day) => (day < 5 ? weekday.work : weekday.rest)),
      control: { spot: control.index, position: control.position },
    };
  });
}

function drawSides(pairs: readonly CandidatePair[], r: Random): [Spot, Spot][] {
  const reachable = keyAreas.filter((area) => pairs.some(({ first, second }) => [first, second].some(({ districtName }) => districtName === area)));
  for (let attempt = 0; ; attempt++) {
    const sides = pairs.map(({ first, second }): [Spot, Spot] => (r.chance(0.5) ? [first, second] : [second, first]));
    if (attempt >= 1_000 || reachable.every((area) => sides.some(([place]) => place.districtName === area))) return sides;
  }
}

const nameOf = (place: Spot): string => `${place.districtName ?? ''}${place.streetName === '' ? '巷口' : place.streetName}守点`;

/** What the posts open on a day ask for, those of the key areas first. */
export function postDemands(posts: readonly Post[], spots: readonly Spot[], { day, weekday }: DayFacts): DutyDemand[] {
  const open = posts.filter(({ openedDay }) => openedDay <= day).sort((a, b) => Number(isKey(spots[b.spot] as Spot)) - Number(isKey(spots[a.spot] as Spot)));
  return open.flatMap(({ code, weekly, crewSize: seatCount }) =>
    (weekly[weekday] ?? []).map((shift) => ({ unit: code, kind: 'post' as const, shift, seatCount, isLed: false, vehicle: null })))
    .sort((a, b) => shifts.findIndex(({ key }) => key === a.shift) - shifts.findIndex(({ key }) => key === b.shift));
}

/** For each spot, which post holds it: the index into `posts`, or -1. */
export function heldBy(posts: readonly Post[], spots: readonly Spot[]): Int16Array {
  return Int16Array.from(spots, ({ position }) => posts.findIndex((post) => distanceMetres(post.position, position) <= post.radiusMetres));
}
