import { describe, expect, test } from 'vitest';
import { attendanceMinutes, DutyIndex, judgePlace, type DutyFacts, type Finding } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import { countyGround } from '../testing/county';
import { simulateCounty } from '../simulate-county';
import { overruledOf } from './overruled';
import type { CountyDuty, CountyDutyWeek, CountyShift } from './county-duty';

const calendar = { holidays: new Set(['2024-05-01', '2024-05-02', '2026-10-01']), workedWeekends: new Set(['2024-05-11']) };
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const dutyUntil = (text: string): CountyDuty => simulateCounty({ seed: 20_221_215, untilAt: inShanghai(text), ground: countyGround(), calendar, meetsTotals: true }).duty;
const duty = dutyUntil('2026-11-27T15:20:00');
const weeks = [...duty.weeks()];
const shifts = weeks.flatMap((week) => week.shifts);
const stands = shifts.flatMap((shift) => shift.stands.map((stand) => ({ shift, stand })));

const numbers = new Map(shifts.map((shift, i) => [shift, i + 1]));
const idOf = (shift: CountyShift): number => numbers.get(shift) ?? 0;

/** The rules' own view of the duty in a stretch of weeks. */
function factsOf({ people, vehicles, posts, beats }: CountyDuty, some: readonly CountyShift[]): DutyFacts {
  const dayAfter = (on: string): number => inShanghai(`${on}T00:00:00`) + 86_400_000;
  const personId = new Map(people.map(({ code }, i) => [code, i + 1])), vehicleId = new Map(vehicles.map(({ plate }, i) => [plate, i + 1]));
  return {
    people: people.map(({ kind, certificates, leave }, i) => ({
      id: i + 1, kind, leave, schemes: [], leftAt: null,
      certificates: certificates.map(({ validFrom, validUntil }) => ({ fromAt: inShanghai(`${validFrom}T00:00:00`), toAt: dayAfter(validUntil) })),
    })),
    vehicles: vehicles.map(({ away }, i) => ({ id: i + 1, away })),
    shifts: some.map((shift) => ({ id: idOf(shift), ...shift })).map(({ id, kind, code, startAt, endAt, seatCount, certifiedCount }) => ({
      id, place: `${kind}:${code}`, startAt, endAt, personCount: seatCount, certifiedCount, position: [...posts, ...beats].find((place) => place.code === code)?.position ?? null, reliefPersonId: null, districtId: null,
    })),
    assignments: some.flatMap((shift) => shift.stands.map(({ person, plate }) => ({ shiftId: idOf(shift), personId: personId.get(person) ?? 0, vehicleId: plate === null ? null : vehicleId.get(plate) ?? 0 }))),
    metresBetween: (a, b) => distanceMetres([...a], [...b]),
  };
}

/** Every finding of all weeks: a dozen at a time, with the weeks around them that the rules look at. */
function findingsOf(all: readonly CountyDutyWeek[]): Finding[] {
  const reach = 6, step = 12;
  return Array.from({ length: Math.ceil(all.length / step) }, (_, i) => i * step).flatMap((from) => {
    const some = all.slice(Math.max(0, from - reach), from + step + reach).flatMap((week) => week.shifts);
    const judged = new Set(all.slice(from, from + step).flatMap((week) => week.shifts.map(idOf)));
    const facts = factsOf(duty, some), index = new DutyIndex(facts);
    return facts.assignments.filter(({ shiftId }) => judged.has(shiftId)).flatMap((assignment) => index.judge(assignment));
  });
}

describe('the duty of the county', () => {
  test('breaks no hard rule in any of its weeks, and gives a reason for each soft one', () => {
    const findings = findingsOf(weeks);
    expect(findings.filter(({ kind }) => kind === 'hard')).toEqual([]);
    expect(findings.length / stands.length).toBeLessThan(0.1);
    const given = [...overruledOf(weeks, duty).values()].flat();
    const count = (rule: string, some: readonly { readonly rule: string }[]): number => some.filter((one) => one.rule === rule).length;
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(given.map(({ rule }) => rule)));
    // One reason does for both neighbours of a stand.
    for (const rule of ['short-rest', 'travel-time']) expect(count(rule, given)).toBeLessThanOrEqual(count(rule, findings));
    expect(new Set(findings.filter(({ rule }) => rule === 'short-rest').map(({ personId, shiftId }) => `${personId}/${shiftId}`)).size).toBe(count('short-rest', given));
    expect(stands.length).toBeGreaterThan(45_000);
  });
  test('has nine staff with six certificates, of which one is about to run out, thirty-nine auxiliaries without, five party teams and two vehicles', () => {
    expect([duty.people.filter(({ kind }) => kind === 'staff').length, duty.people.filter(({ kind }) => kind === 'auxiliary').length, duty.vehicles.length]).toEqual([9, 39, 2]);
    const held = duty.people.flatMap(({ certificates }) => certificates.filter(({ validFrom, validUntil }) => validFrom <= '2026-11-27' && validUntil >= '2026-11-27'));
    expect(held).toHaveLength(6);
    expect(held.filter(({ validUntil }) => validUntil <= '2027-01-26').map(({ validUntil }) => validUntil)).toEqual(['2026-12-31']);
    expect(new Set(duty.teams.map(({ kind }) => kind))).toEqual(new Set(['persuasion', 'service', 'volunteer', 'publicity', 'enforcement', 'shift']));
    expect(duty.teams.every(({ members }) => members.length > 2)).toBe(true);
  });
  test('has posts in every state and in the five key areas, and rosters from 2024 to the week ahead, which is a draft with gaps', () => {
    expect(new Set(duty.posts.map(({ state }) => state))).toEqual(new Set(['published', 'suspended', 'closed', 'draft']));
    expect(duty.posts.filter(({ state }) => state === 'published').map(({ districtName }) => districtName)).toEqual(expect.arrayContaining(['凯龙城', '公租房', '黄龙玉交易中心', '农贸市场', '学校片区']));
    expect([weeks[0]?.weekOn, weeks.at(-1)?.weekOn, weeks.at(-1)?.publishedAt, weeks.filter(({ publishedAt }) => publishedAt === null).length]).toEqual(['2024-01-01', '2026-11-30', null, 1]);
    const ahead = weeks.at(-1)?.shifts ?? [];
    expect(ahead.filter(({ stands: some }) => some.length === 0).length).toBeGreaterThan(10);
    expect(ahead.filter(({ stands: some }) => some.length > 0).length).toBeGreaterThan(50);
    expect(ahead.flatMap(({ stands: some }) => some.flatMap(({ checkIns }) => checkIns))).toEqual([]);
  });
});

describe('what became known of duties', () => {
  const known = stands.filter(({ shift }) => shift.endAt < inShanghai('2026-11-27T00:00:00'));
  const checkIns = known.flatMap(({ shift, stand }) => stand.checkIns.map((one) => ({ shift, ...one })));
  test('has lateness, absence and weak positions in the shares of real life, each verdict by the rule of the domain', () => {
    const share = (isOne: (one: (typeof known)[number]) => boolean): number => known.filter(isOne).length / known.length;
    const absent = share(({ stand }) => !stand.checkIns.some(({ kind }) => kind === 'in' || kind === 'confirmed'));
    const late = share(({ shift, stand }) => (stand.checkIns[0]?.at ?? 0) > shift.startAt + attendanceMinutes.late * 60_000);
    expect(absent).toBeGreaterThan(0.01);
    expect(absent).toBeLessThan(0.03);
    expect(late).toBeGreaterThan(0.05);
    expect(late).toBeLessThan(0.15);
    const placed = checkIns.filter(({ verdict }) => verdict !== 'none');
    expect(placed.filter(({ verdict }) => verdict === 'weak').length / placed.length).toBeGreaterThan(0.02);
    // Distances are kept to a decimetre: on the very edge the rounded one may say otherwise.
    expect(placed.filter(({ verdict, distanceMetres: metres, accuracyMetres }) => Math.abs((metres ?? 0) - 50 - Math.min(accuracyMetres ?? 0, 50)) > 0.1
      && verdict !== judgePlace({ distanceMetres: metres ?? NaN, accuracyMetres: accuracyMetres ?? NaN, radiusMetres: 50 }))).toEqual([]);
    expect(placed.filter(({ kind, verdict }) => kind === 'in' && verdict === 'outside')).toEqual([]);
  });
  test('raises an alarm for whoever was late, absent, gone early or silent, and for nobody else', () => {
    const kinds = new Set(known.flatMap(({ stand }) => stand.alarms.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(['late', 'vacant', 'away', 'left-early', 'no-signal']));
    expect(known.filter(({ shift, stand }) => {
      const arrivedAt = stand.checkIns.find(({ kind }) => kind === 'in' || kind === 'confirmed')?.at;
      return stand.alarms.some(({ kind }) => kind === 'late') !== (arrivedAt === undefined || arrivedAt > shift.startAt + attendanceMinutes.late * 60_000);
    })).toEqual([]);
  });
  test('is the same however far the county is told: nothing of the past moves, and what lay ahead is added', () => {
    const earlier = dutyUntil('2024-06-19T10:05:00'), then = inShanghai('2024-06-19T10:05:00');
    const before = [...earlier.weeks()].flatMap((week) => week.shifts.flatMap(({ stands: some, ...shift }) => some.map((stand) => ({ ...shift, person: stand.person, checkIns: stand.checkIns }))));
    const after = stands.filter(({ shift }) => shift.startAt < inShanghai('2024-06-29T00:00:00'))
      .map(({ shift: { stands: _stands, ...shift }, stand }) => ({ ...shift, person: stand.person, checkIns: stand.checkIns.filter(({ at }) => at < then) }));
    expect(before.filter(({ startAt }) => startAt < inShanghai('2024-06-29T00:00:00'))).toEqual(after);
    for (const person of earlier.people) {
      const later = duty.people.find(({ code }) => code === person.code);
      expect(later?.leave.slice(0, person.leave.length)).toEqual(person.leave);
      expect(later?.certificates.slice(0, person.certificates.length)).toEqual(person.certificates);
    }
  });
});
