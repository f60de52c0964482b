import { describe, expect, it } from 'vitest';
import { dayOfDate } from './calendar';
import { meetYearTotals, yearFigures } from './exact-totals';
import { lifeParameters } from './parameters';
import { makeWorld, simulateLife, type LifeInput } from './simulate-life';
import { testGround } from './test-ground';

const input = (fromDate: string, untilDate: string, changes: Partial<LifeInput> = {}): LifeInput => ({
  seed: 20_230_101, ground: testGround(), calendar: { holidays: new Set(['2023-10-02']), workedWeekends: new Set(['2023-10-07']) },
  parameters: lifeParameters, vendorCount: 60, fromDay: dayOfDate(fromDate), untilDay: dayOfDate(untilDate), ...changes,
});
const run = (given: LifeInput) => [...simulateLife(makeWorld(given), given)];
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('the life of the simulated county', () => {
  it('never lets a record depend on how long the simulation runs', () => {
    const short = run(input('2023-03-01', '2023-03-20'));
    const long = run(input('2023-03-01', '2023-05-01'));
    expect(long.slice(0, short.length)).toEqual(short);
  });

  it('gives every record its own code and keeps every time within its day', () => {
    const days = run(input('2023-03-01', '2023-04-15'));
    const codes = days.flatMap((day) => [...day.incidents, ...day.overlooked].map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
    for (const { facts, latent, visits } of days) {
      for (const stay of latent) expect(stay.toAt).toBeGreaterThan(stay.fromAt);
      for (const visit of visits) expect(visit.day).toBe(facts.day);
    }
  });

  it('records only what an officer on a pass could see: each street record has a pass within notice distance at its time', () => {
    const given = input('2023-03-01', '2023-03-11');
    const world = makeWorld(given);
    for (const day of simulateLife(world, given)) {
      for (const incident of day.incidents.filter(({ vendor, source }) => vendor !== null && source === 'patrol')) {
        const near = new Set((world.near[incident.spot ?? -1] ?? []).filter(({ metres }) => metres <= lifeParameters.noticeMetres).map(({ index }) => index));
        const minute = (incident.occurredAt + 8 * 3_600_000) / 60_000 - day.facts.day * 1440;
        expect(day.visits.some((visit) => near.has(visit.spot) && visit.from - 0.1 <= minute && minute <= visit.to + 0.1), incident.code).toBe(true);
      }
    }
  });

  it('meets each published 2023 total exactly, without copying a record', () => {
    const days = run(input('2023-01-01', '2024-01-01', { vendorCount: 95 }));
    const figures = yearFigures.map((figure) => (figure.id === 'act-02' ? { ...figure, target: sum(days.map((day) => day.incidents.filter(figure.counts).length)) - 7 } : figure));
    const { days: adjusted } = meetYearTotals(days, figures);
    for (const { id, target, counts } of figures) expect(sum(adjusted.map((day) => day.incidents.filter(counts).length)), id).toBe(target);
    const codes = adjusted.flatMap((day) => day.incidents.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('what the records show, and what was really there', () => {
  // The town in two halves; groups keep to the western one, the eastern one sees only the visits at random places and times.
  const given = input('2023-06-01', '2023-12-01', { vendorCount: 80 });
  const world = makeWorld(given);
  const eastings = world.spots.map(({ position }) => position[0]).sort((a, b) => a - b);
  const middle = eastings[eastings.length / 2 | 0] as number;
  const isWest = (spot: number): boolean => (world.spots[spot]?.position[0] ?? 0) < middle;
  const days = [...simulateLife({ ...world, groups: world.groups.map((group) => ({ ...group, round: group.round.filter(isWest) })) }, given)];

  const figuresOf = (isWestern: boolean) => {
    const belongs = (spot: number | null): boolean => spot !== null && isWest(spot) === isWestern;
    const presentHours = sum(days.flatMap((day) => day.latent.filter(({ spot }) => belongs(spot)).map(({ fromAt, toAt }) => (toAt - fromAt) / 3_600_000)));
    const passCount = sum(days.map((day) => day.visits.filter(({ spot }) => belongs(spot)).length));
    const recordCount = sum(days.map((day) => day.incidents.filter(({ spot, vendor, source }) => vendor !== null && source === 'patrol' && belongs(spot)).length));
    return { presentHours, passCount, recordCount, spotCount: world.spots.filter(({ index }) => belongs(index)).length };
  };
  const [west, east] = [figuresOf(true), figuresOf(false)];

  it('raw counts follow the patrol: where it walks, an hour of real presence yields several times the records', () => {
    expect(west.passCount).toBeGreaterThan(5 * east.passCount);
    expect(west.recordCount / west.presentHours).toBeGreaterThan(4 * (east.recordCount / east.presentHours));
  });

  it('records per pass follow presence: per vendor-hour a spot really holds, the halves agree within a quarter', () => {
    const perPresence = ({ recordCount, passCount, presentHours, spotCount }: typeof west): number => recordCount / passCount / (presentHours / spotCount);
    expect(perPresence(west) / perPresence(east)).toBeGreaterThan(1 / 1.25);
    expect(perPresence(west) / perPresence(east)).toBeLessThan(1.25);
  });

  it('a clear tap is a lower count than a clear pass: taps alone understate the passes', () => {
    const clear = days.flatMap((day) => day.visits.filter(({ noticedCount }) => noticedCount === 0));
    expect(clear.filter(({ clearTapped }) => clearTapped).length).toBeLessThan(0.8 * clear.length);
  });
});
