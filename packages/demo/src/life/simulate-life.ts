import { dayFacts, type WorkCalendar } from './calendar';
import { makeSpots, type LifeGround } from './make-spots';
import type { LifeParameters } from './parameters';
import { makeGroups } from './patrol';
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
  readonly isManned?: LifeWorld['isManned'];
  readonly hasPermittedPlace?: LifeWorld['hasPermittedPlace'];
}

/** Builds the county's spots, vendors and groups: the same for the same seed and ground. */
export function makeWorld(input: Omit<LifeInput, 'untilDay' | 'calendar'>): LifeWorld {
  const { seed, parameters } = input;
  const spots = makeSpots(seed, input.ground);
  const vendors = makeVendors(seed, spots, neighboursOf(spots, 300), input.vendorCount, input.fromDay, parameters);
  return {
    seed, parameters, spots, vendors,
    near: neighboursOf(spots, parameters.scareMetres),
    groups: makeGroups(seed, spots),
    histories: vendors.map(() => new StrikeHistory()),
    isManned: input.isManned ?? (() => false),
    hasPermittedPlace: input.hasPermittedPlace ?? (() => false),
  };
}

/** Day after day in order; a day never depends on how long the simulation goes on after it. */
export function* simulateLife(world: LifeWorld, input: Pick<LifeInput, 'calendar' | 'fromDay' | 'untilDay'>): Generator<SimulatedDay> {
  for (let day = input.fromDay; day < input.untilDay; day++) yield simulateDay(world, dayFacts(world.seed, day, input.calendar));
}
