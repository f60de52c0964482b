import { cellRates, effectGroup, findDepartures, judgePassEffect, lagMinutes, occupancyAfter, randomStream, returnSurvival, usualRules, visitDispersion } from '../../packages/analytics/src';
import { framed, liveTown, type LightSpot, type LightTown, type LivedTown } from './light-town';

/**
 * How often the 95 % intervals of the workbench hold the latent truth, over many small towns lived through from different seeds, beside estimators
 * that take what was found for what was there. The truth is the mean of the process over all towns, from what really stood there.
 * WUDING_TOWNS: how many (1,000).
 */
const towns = Number(process.env['WUDING_TOWNS'] ?? 1_000);
const wanted = [0.935, 0.965] as const;

interface Held { held: number; of: number }
const tallies = new Map<string, Held>();
function tell(name: string, isHeld: boolean): void {
  const one = tallies.get(name) ?? { held: 0, of: 0 };
  tallies.set(name, { held: one.held + (isHeld ? 1 : 0), of: one.of + 1 });
}
const holds = ({ lower, upper }: { lower: number; upper: number }, truth: number): boolean => lower <= truth && truth <= upper;
/** Wald limits of a share, as one would write them down. */
function plainLimits(count: number, of: number): { lower: number; upper: number } {
  const share = count / of, half = 1.96 * Math.sqrt((share * (1 - share)) / of);
  return { lower: share - half, upper: share + half };
}

/** Tells what a part came to as soon as it is done. */
function tellShares(): void {
  for (const [name, { held, of }] of tallies) {
    const share = held / of, isNaive = name.includes('naive');
    const word = isNaive ? (share < wanted[0] ? 'fails, as it must' : 'DOES NOT FAIL') : share < wanted[0] ? 'MISSED' : share > wanted[1] ? 'over-covers' : 'held';
    console.log(`bench coverage of 95 % intervals, ${name} | ours ${(100 * share).toFixed(1)} % | goal ${100 * wanted[0]}–${100 * wanted[1]} % | ${of} intervals | ${word}`);
  }
  tallies.clear();
}

const seedOf = (kind: number, run: number): number => kind * 1_000_003 + run * 7_919 + 1;

const tempersOf = (count: number): number[] => [0.6, 1.4, 0.9].slice(0, count);

// Return clock: how many are occupied again at a lag after somebody was sent away. One town, lived through again and again.
const clockTown: LightTown = {
  dayCount: 90, noticeRatio: 0.85,
  spots: Array.from({ length: 12 }, (_, i): LightSpot => ({ tempers: tempersOf(1 + (i % 3)), worksRatio: () => 0.8, habitMinutes: [500 + 5 * i, 640 + 4 * i, 920 + 6 * i], randomPerDay: 1 })),
};
const clockLags = [30, 60, 120] as const;
const rules = { ...usualRules, kind: 'sent-away' } as const;

interface ClockRun { readonly estimate: { lower: number; upper: number }[]; readonly naive: { lower: number; upper: number }[]; readonly latent: readonly [occupied: number, of: number][]}

function clockRun(run: number): ClockRun {
  const town = clockTown, lived = liveTown(town, randomStream(seedOf(1, run))), visits = framed(lived.passes);
  const departures = findDepartures(visits, rules, () => true), occupancy = occupancyAfter(visits, departures, { rules, detectionRatio: town.noticeRatio });
  const told = clockLags.map((lag) => occupancy[lagMinutes.indexOf(lag)]!);
  const latent = clockLags.map((lag) => latentAt(lived, town.dayCount, departures, lag));
  return {
    estimate: told.map(({ lower, upper }) => ({ lower: lower ?? 0, upper: upper ?? 1 })), latent: latent.map(({ occupied, of }) => [occupied, of]),
    naive: clockLags.map((lag) => discoveredBy(visits, departures, lag)),
  };
}

type Departures = ReturnType<typeof findDepartures>;

function latentAt({ stays }: LivedTown, dayCount: number, departures: Departures, lag: number): { occupied: number; of: number } {
  let occupied = 0, of = 0;
  for (const { spot, day, at, followedMinutes } of departures) {
    if (followedMinutes <= lag) continue;
    const left = at / 60_000 - day * 1_440, minute = left + lag, here = stays[spot * dayCount + day]!;
    of += 1;
    if (here.some(({ from, to }) => from <= minute && minute < to)) occupied += 1;
  }
  return { occupied, of };
}

/** Discovery taken for return: of all departures, those after which a pass had found somebody by the lag. */
function discoveredBy({ enteredAt, noticed }: ReturnType<typeof framed>, departures: Departures, lag: number): { lower: number; upper: number } {
  const at = departures.filter(({ followedMinutes }) => followedMinutes > lag);
  const found = at.filter((one) => Array.from({ length: one.to - one.from }, (_, i) => one.from + i).some((pass) => noticed[pass]! > 0 && (enteredAt[pass]! - one.at) / 60_000 <= lag));
  return plainLimits(found.length, at.length);
}

const clocks = Array.from({ length: towns }, (_, run) => clockRun(run));
clockLags.forEach((lag, i) => {
  const sum = (of: (run: ClockRun) => readonly [number, number]): number => clocks.reduce((all, run) => all + of(run)[0], 0) / clocks.reduce((all, run) => all + of(run)[1], 0);
  const truth = sum(({ latent }) => latent[i]!);
  for (const { estimate, naive } of clocks) {
    tell(`return clock, occupied at ${lag} min`, holds(estimate[i]!, truth));
    tell(`return clock, naive: discovery taken for return, ${lag} min`, holds(naive[i]!, truth));
  }
});

tellShares();

// First recurrence where who returned stays until found: known only to lie between two looks. Spells of a spot-day hang together.
const awayScale = 80, awayShape = 0.9, spellDays = 150;
for (let run = 0; run < towns; run += 1) {
  const random = randomStream(seedOf(6, run)), left: number[] = [], right: number[] = [], cluster: number[] = [];
  for (let day = 0; day < spellDays; day += 1) {
    const together = -Math.log(1 - random());
    for (let spell = 0; spell < 2; spell += 1) {
      // Half of the days' spells share their luck: the mean stays that of the Weibull.
      const back = awayScale * (day % 2 === 0 ? together : -Math.log(1 - random())) ** (1 / awayShape);
      let clearUntil = 0, foundAt = Infinity;
      for (let at = 15 + 60 * random(); at < 400 && foundAt === Infinity; at += 15 + 80 * random()) {
        if (at >= back) foundAt = at;
        else clearUntil = at;
      }
      left.push(clearUntil);
      right.push(foundAt);
      cluster.push(day);
    }
  }
  const spells = { spells: { left: Float64Array.from(left), right: Float64Array.from(right), weight: new Float64Array(left.length).fill(1) }, cluster: Uint32Array.from(cluster), unseenCount: 0 };
  const curve = returnSurvival(spells, Float64Array.from(clockLags), { random, resamples: 200 });
  clockLags.forEach((lag, i) => {
    const truth = Math.exp(-((lag / awayScale) ** awayShape));
    tell(`return clock, not yet back by ${lag} min`, holds({ lower: curve.lower[i]!, upper: curve.upper[i]! }, truth));
    tell(`return clock, naive: return at the find, ${lag} min`, holds(plainLimits(right.filter((at) => at > lag).length, right.length), truth));
  });
}

tellShares();

// Effect of a post: vendors met on random passes, after against before, against controls that each change in their own way.
const effectDays = 120, planted = 0.6;
function effectRun(run: number): { estimate: { lower: number; upper: number } | null; naive: { lower: number; upper: number }; latent: [withPost: number, without: number] } {
  const drift = randomStream(seedOf(2, run)), spots = Array.from({ length: 26 }, (_, spot): LightSpot => {
    const before = spot < 2 ? 0.65 : 0.5 + 0.3 * drift(), change = Math.exp(0.2 * Math.sqrt(-2 * Math.log(1 - drift())) * Math.cos(2 * Math.PI * drift()));
    return { tempers: tempersOf(spot < 2 ? 2 : 1 + Math.floor(drift() * 3)), worksRatio: (day) => Math.min(0.98, day < effectDays ? before : before * 0.9 * change), habitMinutes: [], randomPerDay: 1.2 };
  });
  const groupOf = (spot: number): number => (spot < 2 ? effectGroup.target : spot < 5 ? effectGroup.ring : effectGroup.control);
  const town: LightTown = { spots, dayCount: 2 * effectDays, noticeRatio: 0.85 };
  const lived = liveTown({ ...town, letsCome: (spot, day, minute) => (groupOf(spot) === effectGroup.target && day >= effectDays && minute >= 480 && minute < 1_200 ? planted : 1) }, randomStream(seedOf(3, run)));
  const without = liveTown({ ...town, spots: spots.slice(0, 2) }, randomStream(seedOf(4, run)));
  const held = lived.passes.filter(({ at }) => at >= 480 && at < 1_200);
  const effect = judgePassEffect({
    group: Uint8Array.from(held, ({ spot }) => groupOf(spot)), isAfter: Uint8Array.from(held, ({ day }) => (day >= effectDays ? 1 : 0)), met: Uint8Array.from(held, ({ noticed }) => noticed),
    stratum: Uint8Array.from(held, ({ at }) => Math.floor(at / 60)), spot: Uint32Array.from(held, ({ spot }) => spot),
  });
  const hours = (all: LivedTown): number => all.stays.flat().filter(({ spot, day }) => spot < 2 && day >= effectDays).reduce((sum, { from, to }) => sum + Math.max(0, Math.min(1_200, to) - Math.max(480, from)), 0);
  return { estimate: effect.effect, naive: plainEffect(held.filter(({ spot }) => spot < 2)), latent: [hours(lived), hours(without)] };
}

/** Records after against records before, as if nothing else had changed and no pass had been missed. */
function plainEffect(passes: LivedTown['passes']): { lower: number; upper: number } {
  const met = (after: boolean): number => Math.max(1, passes.filter(({ day }) => day >= effectDays === after).reduce((sum, { noticed }) => sum + noticed, 0));
  const [before, later] = [met(false), met(true)], log = Math.log(later / before), half = 1.96 * Math.sqrt(1 / before + 1 / later);
  return { lower: Math.exp(log - half), upper: Math.exp(log + half) };
}
const effects = Array.from({ length: towns }, (_, run) => effectRun(run));
const effectTruth = effects.reduce((sum, { latent }) => sum + latent[0], 0) / effects.reduce((sum, { latent }) => sum + latent[1], 0);
for (const { estimate, naive } of effects) {
  if (estimate !== null) tell('effect of a post', holds(estimate, effectTruth));
  tell('effect of a post, naive: records after over before', holds(naive, effectTruth));
}

tellShares();

// Rates: vendors met per pass of a place, against what stands there on average when somebody passes at random.
const rateDays = 60;
const rateTown: LightTown = { dayCount: rateDays, noticeRatio: 0.85, spots: Array.from({ length: 10 }, (_, i): LightSpot => ({ tempers: tempersOf(1 + (i % 3)), worksRatio: () => 0.25 + 0.06 * i, habitMinutes: [], randomPerDay: 2 })) };
const rateRuns = Array.from({ length: towns }, (_, run) => {
  const random = randomStream(seedOf(5, run)), { passes } = liveTown(rateTown, random), visits = framed(passes);
  const found = rateTown.spots.map((_, spot) => passes.filter((pass) => pass.spot === spot)), byHour = new Float64Array(rateTown.spots.length * 24);
  for (const { spot, at } of passes) byHour[spot * 24 + Math.floor(at / 60)]! += 1;
  const counts = found.map((list) => list.reduce((sum, { noticed }) => sum + noticed, 0)), dispersion = visitDispersion(visits, new Uint8Array(visits.spot.length).fill(1));
  const countsByHour = Array.from({ length: 24 }, (_, hour) => passes.filter(({ at }) => Math.floor(at / 60) === hour).reduce((sum, { noticed }) => sum + noticed, 0));
  const exposed = { counts, passes: Float64Array.from(found, (list) => list.length), exposureByHour: byHour, countsByHour };
  const present = found.map((list): [number, number] => [list.reduce((sum, pass) => sum + pass.present, 0), list.length]);
  return { rates: cellRates({ ...exposed, dispersion }), present, taps: found.map((list) => list.filter(({ noticed }, i) => noticed > 0 || i % 5 < 2).length), counts };
});
const latentRates = rateTown.spots.map((_, spot) => rateRuns.reduce((sum, { present }) => sum + present[spot]![0], 0) / rateRuns.reduce((sum, { present }) => sum + present[spot]![1], 0));
for (const { rates, taps, counts } of rateRuns) {
  latentRates.forEach((latent, spot) => {
    const met = latent * rateTown.noticeRatio, limits = rates.cells[spot]?.limits;
    if (limits) tell('rates per pass (exact, over-covers by construction)', holds(limits, met));
    const tapped = taps[spot]!, half = 1.96 * Math.sqrt(counts[spot]!) / tapped;
    tell('rates, naive: taps for passes', holds({ lower: counts[spot]! / tapped - half, upper: counts[spot]! / tapped + half }, met));
  });
}
tellShares();
