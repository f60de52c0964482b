import { describe, expect, it } from 'vitest';
import { relapseOutcomes, relapseRatio, relapseSettleMinutes, visitFrame, type TimedRecords } from '../../packages/analytics/src';
import { dayOf, dayOfDate, instantOf } from '../../packages/demo/src/life/calendar';
import { lifeParameters } from '../../packages/demo/src/life/parameters';
import { makeWorld, simulateLife, type LifeInput } from '../../packages/demo/src/life/simulate-life';
import { testGround } from '../../packages/demo/src/life/test-ground';
import { localPlane } from '../../packages/geo/src';

/**
 * Half a year of a small simulated town whose groups keep to its western half: the eastern one sees the visits at random places and times alone.
 * What came of each record is held to the latent log, which knows who stood where, seen or not.
 */
const given: LifeInput = {
  seed: 20_240_101, ground: testGround(), calendar: { holidays: new Set<string>(), workedWeekends: new Set<string>() }, parameters: lifeParameters, vendorCount: 80,
  fromDay: dayOfDate('2023-06-01'), untilDay: dayOfDate('2023-12-01'),
};
const radiusMetres = 50, windowMinutes = 24 * 60;
const world = makeWorld(given), plane = localPlane([98.69, 24.588]);
const places = world.spots.map(({ position }) => plane.toPlane(position));
const middle = places.map(([east]) => east).sort((a, b) => a - b)[places.length >> 1]!;
const isWest = (spot: number): boolean => places[spot]![0] < middle;
const days = [...simulateLife({ ...world, groups: world.groups.map((group) => ({ ...group, round: group.round.filter(isWest) })) }, given)];

const stays = days.flatMap(({ latent }) => latent), staysAt = new Map<number, typeof stays>();
for (const stay of stays) staysAt.set(stay.spot, [...(staysAt.get(stay.spot) ?? []), stay]);
const passes = days.flatMap(({ facts, visits }) => visits.map(({ spot, from, to, noticedCount, isRandom }) => ({ spot, enteredAt: instantOf(facts.day, from), leftAt: instantOf(facts.day, to), noticed: noticedCount, isRandom })));
const vendors = days.flatMap(({ incidents }) => incidents.filter(({ vendor, position, status }) => vendor !== null && position !== null && status !== 'withdrawn').map(({ position, occurredAt }) => ({ place: plane.toPlane(position!), at: occurredAt })));
const columns = (rows: typeof vendors): TimedRecords => ({
  x: Float64Array.from(rows, ({ place }) => place[0]), y: Float64Array.from(rows, ({ place }) => place[1]), at: Float64Array.from(rows, ({ at }) => at), family: new Int32Array(rows.length),
});
const visits = visitFrame(passes, (at) => ({ day: dayOf(at), minute: Math.floor((at - instantOf(dayOf(at), 0)) / 60_000) }));
const rules = { radiusMetres, windowMinutes, settleMinutes: relapseSettleMinutes, untilAt: instantOf(given.untilDay, 0) };

function half(isWestern: boolean) {
  const asked = vendors.filter(({ place }) => place[0] < middle === isWestern);
  const question = { asked: columns(asked), records: columns(vendors), spots: { x: Float64Array.from(places, ([east]) => east), y: Float64Array.from(places, ([, north]) => north) }, visits };
  const outcomes = relapseOutcomes(question, rules), relapse = relapseRatio(question, rules, outcomes);
  const isNear = (a: readonly number[], b: readonly number[]): boolean => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!) <= radiusMetres;
  const tally = { relapsed: 0, seen: 0, unseen: 0, recent: 0, back: 0, met: 0 };
  for (const { place, at } of asked) {
    const from = at + relapseSettleMinutes * 60_000, to = at + windowMinutes * 60_000;
    if (to > rules.untilAt) { tally.recent += 1; continue; }
    const near = places.flatMap((one, spot) => (isNear(one, place) ? [spot] : [])), here = near.flatMap((spot) => staysAt.get(spot) ?? []);
    const looks = passes.filter(({ spot, enteredAt }) => enteredAt > from && enteredAt <= to && near.includes(spot));
    const isAgain = vendors.some((one) => one.at > from && one.at <= to && isNear(one.place, place));
    if (isAgain) tally.relapsed += 1;
    if (isAgain || looks.length > 0) tally.seen += 1;
    else tally.unseen += 1;
    if (here.some((stay) => stay.fromAt <= to && stay.toAt > from)) tally.back += 1;
    if (looks.some((look) => here.some((stay) => stay.fromAt <= look.leftAt && stay.toAt >= look.enteredAt))) tally.met += 1;
  }
  const known = tally.seen + tally.unseen;
  return { relapse, tally, backRatio: tally.back / known, metRatio: tally.met / tally.seen, naiveRatio: tally.relapsed / known };
}

describe('the relapse ratio of a simulated town', () => {
  const west = half(true), east = half(false);

  it.each([['where groups walk', west], ['where nobody walks but by chance', east]])('counts R, W, n and what nobody looked at as the log has it, %s', (_, { relapse, tally }) => {
    expect(relapse).toMatchObject({ relapsedCount: tally.relapsed, seenCount: tally.seen, unseenCount: tally.unseen, tooRecentCount: tally.recent });
    expect(relapse.unseenRatio).toBeCloseTo(tally.unseen / (tally.seen + tally.unseen), 12);
  });
  it.each([['where groups walk', west], ['where nobody walks but by chance', east]])('is what stood there when somebody looked, short of what looks miss, and never more than came back, %s', (_, { relapse, metRatio, backRatio }) => {
    // A look notices 0.85 of who is there; some are looked at more than once.
    expect(relapse.ratio!.value).toBeLessThanOrEqual(metRatio);
    expect(relapse.ratio!.value).toBeGreaterThan(lifeParameters.noticeProbability * metRatio);
    expect(relapse.ratio!.value).toBeLessThan(backRatio);
  });
  it('does not take a place for better because nobody goes there, as records over records do', () => {
    // Vendors come back as often in both halves.
    expect(Math.abs(west.backRatio - east.backRatio)).toBeLessThan(0.03);
    expect(east.relapse.unseenRatio!).toBeGreaterThan(0.8);
    expect(west.relapse.unseenRatio!).toBeLessThan(0.1);
    // Of a few dozen looks little is known, and it says so: the limits of the east hold the west.
    expect(east.relapse.ratio!.upper).toBeGreaterThan(west.relapse.ratio!.value);
    // Counting what nobody looked at as no relapse: an eighth of the west's, and far below what stood there.
    expect(east.naiveRatio / west.naiveRatio).toBeLessThan(0.125);
    expect(east.naiveRatio).toBeLessThan(0.2 * east.metRatio);
  });
});
