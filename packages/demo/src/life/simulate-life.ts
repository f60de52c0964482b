import { dayFacts, type WorkCalendar } from './calendar';
import { makeSpots, type LifeGround } from './make-spots';
import { makeOffenders } from './offender';
import type { LifeParameters } from './parameters';
import { makeGroups } from './patrol';
import { habitsOf } from './people/duty';
import { makePeople } from './people/people';
import { permittedPlacesNear } from './permitted-place';
import { alikePlaces, candidatePairs, vendorHomes } from './post/candidate-pairs';
import { heldBy, makePosts } from './post/post';
import type { SimulatedDay } from './record';
import { simulateDay, type LifeWorld } from './simulate-day';
import { neighboursOf } from './spot';
import { StrikeHistory } from './strike-history';
import { makeVendors } from './vendor';

export interface LifeInput {
  readonly seed: number;
  readonly ground: LifeGround;
  readonly calendar: WorkCalendar;
  readonly parameters: LifeParameters;
  readonly vendorCount: number;
  readonly fromDay: number;
  /** Day after the last one. */
  readonly untilDay: number;
}

/** Builds the county's spots, vendors, people, groups and posts: the same for the same seed and ground. */
export function makeWorld(input: Omit<LifeInput, 'untilDay' | 'calendar'>): LifeWorld {
  const { seed, parameters, ground } = input;
  const plain = makeSpots(seed, ground);
  const pairs = candidatePairs(plain);
  const spots = alikePlaces(plain, pairs);
  const vendors = makeVendors(seed, {
    spots, parameters, nearby: neighboursOf(spots, 300), count: input.vendorCount, firstDay: input.fromDay, firstHomes: vendorHomes(spots, pairs),
  });
  const people = makePeople(seed);
  const posts = makePosts(seed, pairs);
  return {
    seed, parameters, spots, vendors, people, posts,
    near: neighboursOf(spots, parameters.scareMetres),
    offenders: makeOffenders(seed, vendors),
    groups: makeGroups(seed, spots),
    habitOf: habitsOf(seed, people),
    postAt: heldBy(posts, spots),
    histories: vendors.map(() => new StrikeHistory()),
    historiesWithoutPosts: new Map(),
    hasPermittedPlace: permittedPlacesNear(seed, ground.permittedPlaces ?? [], spots),
  };
}

/** Day after day in order; a day never depends on how long the simulation goes on after it. */
export function* simulateLife(world: LifeWorld, input: Pick<LifeInput, 'calendar' | 'fromDay' | 'untilDay'>): Generator<SimulatedDay> {
  for (let day = input.fromDay; day < input.untilDay; day++) yield simulateDay(world, dayFacts(world.seed, day, input.calendar));
}
