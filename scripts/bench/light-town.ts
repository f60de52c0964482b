import { visitFrame, type VisitFrame, type VisitRow } from '../../packages/analytics/src';

/**
 * A few kerbs and their vendors, small enough to be lived through a thousand times. Vendors come in their hours, leave within minutes of an officer
 * and come back after temper × Weibull; officers pass by habit and one time in ten at random, and miss some. What really stood there is kept.
 */
export interface LightTown {
  readonly spots: readonly LightSpot[];
  readonly dayCount: number;
  readonly noticeRatio: number;
  /** Chance that a vendor who would come does come, by spot, day and minute of the day: 1 − e while a post is held. */
  readonly letsCome?: (spot: number, day: number, minute: number) => number;
}

export interface LightSpot {
  /** One vendor each: how long they stay away, 1 on average. */
  readonly tempers: readonly number[];
  /** Chance that a vendor works on a day, by day. */
  readonly worksRatio: (day: number) => number;
  /** Minutes of the day at which officers come by habit, and how often a day somebody comes at random. */
  readonly habitMinutes: readonly number[];
  readonly randomPerDay: number;
}

interface LightStay { readonly spot: number; readonly day: number; readonly from: number; readonly to: number }
interface LightPass { readonly spot: number; readonly day: number; readonly at: number; readonly to: number; readonly isRandom: boolean; readonly present: number; readonly noticed: number }
export interface LivedTown { readonly stays: readonly (readonly LightStay[])[]; readonly passes: readonly LightPass[] }

const minuteMilliseconds = 60_000, dayMinutes = 1_440;
const opens = 6 * 60, closes = 22 * 60;
const exponential = (mean: number, random: () => number): number => -mean * Math.log(1 - random());
/** @source Weibull by inversion; shape below 1: soon or late */
const weibull = (scale: number, shape: number, random: () => number): number => scale * (-Math.log(1 - random())) ** (1 / shape);

/** Stays by spot × dayCount + day, and passes in order of spot and time. */
export function liveTown({ spots, dayCount, noticeRatio, letsCome = () => 1 }: LightTown, random: () => number): LivedTown {
  const stays: LightStay[][] = [], passes: LightPass[] = [];
  spots.forEach((one, spot) => {
    for (let day = 0; day < dayCount; day += 1) {
      const times = passTimes(one, random);
      const here = one.tempers.flatMap((temper) => (random() < one.worksRatio(day) ? vendorDay({ times, temper, mayCome: (minute) => random() < letsCome(spot, day, minute) }, random) : [])).map((stay) => ({ spot, day, ...stay }));
      stays.push(here);
      for (const { at, to, isRandom } of times) {
        const present = here.filter((stay) => stay.from <= at && at < stay.to).length;
        let noticed = 0;
        for (let n = 0; n < present; n += 1) if (random() < noticeRatio) noticed += 1;
        passes.push({ spot, day, at, to, isRandom, present, noticed });
      }
    }
  });
  return { stays, passes };
}

interface PassTime { readonly at: number; readonly to: number; readonly isRandom: boolean }

function passTimes({ habitMinutes, randomPerDay }: LightSpot, random: () => number): PassTime[] {
  const times: PassTime[] = [];
  for (const minute of habitMinutes) if (random() < 0.8) times.push(passAt(minute + 40 * (random() - 0.5), false));
  for (let at = opens + exponential((closes - opens) / randomPerDay, random); at < closes; at += exponential((closes - opens) / randomPerDay, random)) times.push(passAt(at, true));
  return times.sort((a, b) => a.at - b.at);
}
const passAt = (at: number, isRandom: boolean): PassTime => ({ at, to: at + 2, isRandom });

function vendorDay({ times, temper, mayCome }: { times: readonly PassTime[]; temper: number; mayCome: (minute: number) => boolean }, random: () => number): { from: number; to: number }[] {
  const ends = closes - exponential(120, random), stays: { from: number; to: number }[] = [];
  let at = opens + exponential(90, random);
  while (at < ends) {
    if (mayCome(at)) {
      const scared = times.find((pass) => pass.at >= at), natural = at + exponential(240, random);
      const to = Math.min(ends, natural, scared === undefined ? Infinity : scared.at + exponential(5, random));
      stays.push({ from: at, to });
      at = to;
    }
    at += temper * weibull(70, 0.9, random);
  }
  return stays;
}

/** The passes as estimators get them; the day and the minute are the clock itself. */
export function framed(passes: readonly LightPass[], keep: (pass: LightPass) => boolean = () => true): VisitFrame {
  const rows = passes.filter(keep).map(({ spot, day, at, to, noticed, isRandom }): VisitRow => ({ spot, enteredAt: instantOf(day, at), leftAt: instantOf(day, to), noticed, isRandom }));
  return visitFrame(rows, (at) => ({ day: Math.floor(at / minuteMilliseconds / dayMinutes), minute: Math.floor(at / minuteMilliseconds) % dayMinutes }));
}

const instantOf = (day: number, minute: number): number => (day * dayMinutes + minute) * minuteMilliseconds;
