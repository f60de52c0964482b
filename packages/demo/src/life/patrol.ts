import { distanceMetres } from '@wuding/geo';
import { random, type Random } from '../random';
import type { DayFacts } from './calendar';
import type { LifeParameters } from './parameters';
import type { Duty, DutyDemand } from './people/duty';
import { shifts, type ShiftKey } from './people/shift';
import type { Spot } from './spot';

/** A patrol group of two, made up day by day; it walks or drives its round of spots within its shift. */
export interface PatrolGroup {
  readonly name: string;
  readonly mode: 'foot' | 'vehicle';
  readonly shift: ShiftKey;
  /** Local minute of the day at which its shift ends. */
  readonly until: number;
  /** Spots in the order of habit: the main road first. */
  readonly round: readonly number[];
  readonly speedMetresPerMinute: number;
}

/** An officer group at a spot: the denominator of every rate. Minutes of the local day. */
export interface SpotVisit {
  readonly day: number;
  readonly spot: number;
  readonly group: string;
  readonly mode: 'foot' | 'vehicle';
  readonly from: number;
  readonly to: number;
  /** One of the visits at a random place and time, on which effects and rates are scored. */
  readonly isRandom: boolean;
}

/** The habitual rounds of a county: each group has its part of the spots, main roads before side streets. */
export function makeGroups(seed: number, spots: readonly Spot[]): PatrolGroup[] {
  const order = { main: 0, secondary: 1, alley: 2 };
  return shifts.flatMap((shift) => {
    const foot = Array.from({ length: shift.footGroups }, (_, i) => ({ name: `${shift.name}步${i + 1}组`, mode: 'foot' as const, part: i, parts: shift.footGroups, speedMetresPerMinute: 70 }));
    const vehicle = Array.from({ length: shift.vehicleGroups }, (_, i) => ({ name: `${shift.name}机${i + 1}组`, mode: 'vehicle' as const, part: i, parts: 1, speedMetresPerMinute: 330 }));
    return [...foot, ...vehicle].map((group) => {
      const own = sectorOf(spots, group.part, group.parts).filter((spot) => group.mode === 'foot' || spot.controlClass === 'main');
      const r = random(seed, 'round', group.name);
      const round = [...own].sort((a, b) => order[a.controlClass] - order[b.controlClass] || b.exposure - a.exposure || r.uniform() - 0.5);
      return { name: group.name, mode: group.mode, shift: shift.key, until: shift.to, speedMetresPerMinute: group.speedMetresPerMinute, round: chain(round, spots) };
    });
  });
}

/** What the groups ask for of a day: two each, a certified officer in the car and in one group at night. The two vehicles take turns. */
export const patrolDemands = (groups: readonly PatrolGroup[], { day }: DayFacts): DutyDemand[] => groups.map(({ name, mode, shift }, i) => ({
  unit: name, kind: 'patrol', shift, seatCount: 2, isLed: mode === 'vehicle' || (shift === 'night' && groups.findIndex((group) => group.shift === 'night') === i),
  vehicle: mode === 'vehicle' ? `V${(day % 2) + 1}` : null,
}));

/** West-to-east slices of equal size, so that foot groups keep to walking distance. */
function sectorOf(spots: readonly Spot[], part: number, parts: number): Spot[] {
  const byEast = [...spots].sort((a, b) => a.position[0] - b.position[0] || a.index - b.index);
  return byEast.slice(Math.floor((part * byEast.length) / parts), Math.floor(((part + 1) * byEast.length) / parts));
}

/** Keeps the habit's priorities but walks each batch of a dozen to the nearest unvisited spot next. */
function chain(round: readonly Spot[], spots: readonly Spot[]): number[] {
  const result: number[] = [];
  for (let start = 0; start < round.length; start += 12) {
    const batch = round.slice(start, start + 12);
    let here = spots[result.at(-1) ?? batch[0]?.index ?? 0] as Spot;
    while (batch.length > 0) {
      batch.sort((a, b) => distanceMetres(here.position, a.position) - distanceMetres(here.position, b.position) || a.index - b.index);
      here = batch.shift() as Spot;
      result.push(here.index);
    }
  }
  return result;
}

/** All visits of one day, by habit, of those groups whose people came, with the given share at random places and times. */
export function patrolDay(seed: number, facts: DayFacts, { groups, spots, duties, parameters }: {
  readonly groups: readonly PatrolGroup[]; readonly spots: readonly Spot[]; readonly duties: readonly Duty[]; readonly parameters: LifeParameters;
}): SpotVisit[] {
  const visits = groups.flatMap((group) => {
    const r = random(seed, 'patrol', group.name, facts.day);
    const came = duties.flatMap(({ unit, arrived }) => (unit === group.name && arrived !== null ? [arrived] : []));
    if (r.chance(otherwiseEngaged(facts)) || came.length === 0) return [];
    return walkRound(group, { facts, spots, parameters, startsAt: Math.max(...came) }, r);
  });
  return visits.sort((a, b) => a.from - b.from || a.spot - b.spot);
}

/** Chance that a group does not go out though its people are there: meetings, heavy rain, holidays. [simulated] */
const otherwiseEngaged = (facts: DayFacts): number => (facts.isWorkday ? 0.04 : 0.15) + (facts.rainMillimetres > 15 ? 0.2 : 0);

interface Outing {
  readonly facts: DayFacts;
  readonly spots: readonly Spot[];
  readonly parameters: LifeParameters;
  /** Local minute at which the last of the group was there. */
  readonly startsAt: number;
}

function walkRound(group: PatrolGroup, { facts, spots, parameters: p, startsAt }: Outing, r: Random): SpotVisit[] {
  const visits: SpotVisit[] = [];
  let minute = startsAt + r.exponential(6);
  let here: Spot | null = null;
  let place = r.chance(0.7) ? 0 : r.integer(Math.max(1, group.round.length));
  while (group.round.length > 0) {
    const isRandom = r.chance(p.randomVisitShare);
    const target = spots[isRandom ? r.integer(spots.length) : (group.round[place++ % group.round.length] as number)] as Spot;
    minute += here === null ? 0 : (distanceMetres(here.position, target.position) * 1.3) / group.speedMetresPerMinute;
    if (isRandom) minute += r.uniform() * 12;
    const dwell = group.mode === 'foot' ? 1 + r.exponential(2.5) : 0.5 + r.exponential(1);
    if (minute + dwell > group.until) break;
    visits.push({ day: facts.day, spot: target.index, group: group.name, mode: group.mode, from: minute, to: minute + dwell, isRandom });
    minute += dwell + (r.chance(0.08) ? r.exponential(15) : 0);
    here = target;
  }
  return visits;
}
