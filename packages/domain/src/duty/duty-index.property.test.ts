import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DutyAssignment, DutyFacts, DutyPerson, DutyShift, Span } from './duty-facts';
import { DutyIndex } from './duty-index';

/** Every rule once more, straight from its sentence, minute by minute and without any index: slow and plain. */
const hour = 3_600_000, day = 24 * hour, zone = 8 * hour;
/** Monday 2026-11-02 in Shanghai; the span of the test runs from the middle of October to the middle of December. */
const monday = Date.UTC(2026, 10, 2) - zone;
const dayNumber = (at: number): number => Math.floor((at + zone) / day);
const civil = (at: number): Date => new Date(at + zone);
const weekNumber = (at: number): number => Math.floor((dayNumber(at) + 3) / 7);
const minutes = ({ startAt, endAt }: DutyShift): number => (endAt - startAt) / 60_000;
const isIn = ({ fromAt, toAt }: Span, at: number): boolean => fromAt <= at && at < toAt;

function isNight({ startAt, endAt }: DutyShift): boolean {
  let count = 0;
  for (let at = startAt; at < endAt; at += 15 * 60_000) if (civil(at).getUTCHours() >= 22 || civil(at).getUTCHours() < 6) count += 15;
  return count >= 120;
}

function monthOvertime(shifts: readonly DutyShift[], month: number): number {
  let sum = 0;
  for (const week of new Set(shifts.map(({ startAt }) => weekNumber(startAt)))) {
    let ordinary = 0;
    const days = [...new Set(shifts.filter(({ startAt }) => weekNumber(startAt) === week).map(({ startAt }) => dayNumber(startAt)))].sort((a, b) => a - b);
    for (const one of days) {
      const worked = shifts.filter(({ startAt }) => dayNumber(startAt) === one).reduce((all, shift) => all + minutes(shift), 0);
      let overtime = Math.max(0, worked - 480);
      for (let minute = 0; minute < Math.min(worked, 480); minute++) if (ordinary++ >= 2_400) overtime++;
      if (new Date(one * day).getUTCMonth() === month) sum += overtime;
    }
  }
  return sum;
}

function judgeSlowly(facts: DutyFacts, candidate: DutyAssignment): string[] {
  const person = facts.people.find(({ id }) => id === candidate.personId)!, shift = facts.shifts.find(({ id }) => id === candidate.shiftId)!;
  const rest = facts.assignments.filter((one) => one.shiftId !== candidate.shiftId || one.personId !== candidate.personId);
  const shiftOf = (id: number) => facts.shifts.find((one) => one.id === id)!;
  const own = rest.filter(({ personId }) => personId === person.id).map(({ shiftId, vehicleId }) => ({ ...shiftOf(shiftId), vehicleId }));
  const found: string[] = [];
  const touches = (other: Pick<DutyShift, 'startAt' | 'endAt'>) => other.startAt < shift.endAt && shift.startAt < other.endAt;
  for (const other of own) if (touches(other)) found.push('overlap');
  const before = own.filter(({ endAt }) => endAt <= shift.startAt), after = own.filter((other) => !touches(other) && other.endAt > shift.startAt);
  const gaps: [DutyShift, DutyShift, number | null][] = [];
  const last = before.find(({ endAt }) => endAt === Math.max(...before.map((one) => one.endAt)));
  const next = after.find(({ startAt }) => startAt === Math.min(...after.map((one) => one.startAt)));
  if (last) gaps.push([last, shift, candidate.vehicleId]);
  if (next) gaps.push([shift, next, next.vehicleId]);
  for (const [first, second, vehicleId] of gaps) {
    const gap = (second.startAt - first.endAt) / 60_000;
    if (dayNumber(first.startAt) !== dayNumber(second.startAt) && gap < 660) found.push('short-rest');
    if (first.place !== second.place && gap < (facts.metresBetween(first.position!, second.position!) * 1.3) / (vehicleId === null ? 75 : 300)) found.push('travel-time');
  }
  if (person.leftAt !== null && shift.endAt > person.leftAt) found.push('person-left');
  if (person.leave.some(({ fromAt, toAt }) => touches({ startAt: fromAt, endAt: toAt }))) found.push('on-leave');
  found.push(...certificates(facts, rest, { person, shift }));
  const there = rest.filter(({ shiftId }) => shiftId === shift.id);
  if (there.length >= shift.personCount) found.push('post-full');
  if (candidate.vehicleId !== null) {
    if (rest.some(({ vehicleId, shiftId }) => vehicleId === candidate.vehicleId && shiftId !== shift.id && touches(shiftOf(shiftId)))) found.push('vehicle-taken');
    if (facts.vehicles.find(({ id }) => id === candidate.vehicleId)!.away.some(({ fromAt, toAt }) => touches({ startAt: fromAt, endAt: toAt }))) found.push('vehicle-away');
  }
  const all = [...own, shift];
  if (!person.schemes.some((span) => isIn(span, shift.startAt))) {
    if (all.filter(({ startAt }) => dayNumber(startAt) === dayNumber(shift.startAt)).reduce((sum, one) => sum + minutes(one), 0) > 660) found.push('overtime-day');
    for (let month = 0; month < 12; month++) {
      if (monthOvertime(all, month) > 2_160 && monthOvertime(all, month) > monthOvertime(own, month)) found.push('overtime-month');
    }
    if (new Set(all.filter(({ startAt }) => weekNumber(startAt) === weekNumber(shift.startAt)).map(({ startAt }) => dayNumber(startAt))).size > 6) found.push('no-rest-day');
  }
  if (isNight(shift)) {
    const nights = new Set(all.filter(isNight).map(({ startAt }) => dayNumber(startAt)));
    let count = 1;
    for (let one = dayNumber(shift.startAt) - 1; nights.has(one); one--) count++;
    for (let one = dayNumber(shift.startAt) + 1; nights.has(one); one++) count++;
    if (count > 2) found.push('night-in-a-row');
  }
  return found.sort();
}

function certificates(facts: DutyFacts, rest: readonly DutyAssignment[], { person, shift }: { person: DutyPerson; shift: DutyShift }): string[] {
  const holds = (one: DutyPerson, at: number) => one.certificates.some((span) => isIn(span, at));
  const quarters = Array.from({ length: (shift.endAt - shift.startAt) / (15 * 60_000) }, (_, i) => shift.startAt + i * 15 * 60_000);
  const through = (one: DutyPerson) => one.certificates.some((span) => quarters.every((at) => isIn(span, at)));
  const found: string[] = [];
  if (shift.certifiedCount > 0 && !through(person)) {
    const others = rest.filter(({ shiftId }) => shiftId === shift.id).map(({ personId }) => facts.people.find(({ id }) => id === personId)!);
    if (others.filter((one) => !through(one)).length + 1 > shift.personCount - shift.certifiedCount) {
      found.push(person.certificates.some(({ toAt }) => toAt < shift.endAt) ? 'certificate-expired' : 'certificate-missing');
    }
  }
  const teams = facts.shifts.filter((one) => one.certifiedCount === 2 && (one.id === shift.id || rest.some(({ shiftId }) => shiftId === one.id)));
  const isShort = quarters.some((at) => 2 * teams.filter(({ startAt, endAt }) => startAt <= at && at < endAt).length
    > facts.people.filter((one) => holds(one, at) && !one.leave.some((span) => isIn(span, at)) && (one.leftAt === null || at < one.leftAt)).length);
  if (shift.certifiedCount === 2 && isShort) found.push('penalty-teams');
  return found;
}

/** Quarters of an hour over seven weeks around the turn of October and November. */
const quarter = fc.integer({ min: -14 * 96, max: 35 * 96 }).map((n) => monday + n * 15 * 60_000);
const span = fc.tuple(quarter, fc.integer({ min: 1, max: 400 })).map(([fromAt, n]): Span => ({ fromAt, toAt: fromAt + n * 15 * 60_000 }));
const few = (most: number) => fc.array(span, { maxLength: most });
const person = fc.record({ kind: fc.constant('staff' as const), certificates: fc.oneof(few(1), fc.constant([{ fromAt: 0, toAt: monday * 2 }])), leave: few(1), schemes: few(1), leftAt: fc.option(quarter, { freq: 8 }) });
const shift = fc.tuple(fc.integer({ min: -14, max: 34 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 4, max: 48 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 }))
  .map(([date, start, length, personCount, certifiedCount, place]) => {
    const startAt = monday + date * day + start * 15 * 60_000;
    return { place: `post:${place}`, startAt, endAt: startAt + length * 15 * 60_000, personCount: Math.max(personCount, certifiedCount), certifiedCount, position: [place * 2_000, 0] as const, reliefPersonId: null, districtId: 1 };
  });
const roster = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 4 }), shifts: fc.array(shift, { minLength: 1, maxLength: 60 }), away: fc.array(few(1), { minLength: 1, maxLength: 2 }),
  picks: fc.array(fc.record({ person: fc.nat(), shift: fc.nat(), vehicle: fc.option(fc.nat(), { freq: 2 }) }), { minLength: 1, maxLength: 90 }),
});

it('says of every assignment what the slow reading of the rules says, whatever came and went before', () => {
  fc.assert(fc.property(roster, ({ people, shifts, away, picks }) => {
    const known = new Map<string, DutyAssignment>();
    for (const pick of picks) {
      const one = { personId: (pick.person % people.length) + 1, shiftId: (pick.shift % shifts.length) + 1, vehicleId: pick.vehicle === null ? null : (pick.vehicle % away.length) + 1 };
      known.set(`${one.personId}-${one.shiftId}`, one);
    }
    const facts: DutyFacts = {
      people: people.map((one, i) => ({ ...one, id: i + 1 })), shifts: shifts.map((one, i) => ({ ...one, id: i + 1 })),
      vehicles: away.map((spans, i) => ({ id: i + 1, away: spans })), assignments: [...known.values()], metresBetween: ([a], [b]) => Math.abs(a - b),
    };
    const index = new DutyIndex({ ...facts, assignments: [] });
    for (const one of facts.assignments) index.assign({ ...one, vehicleId: null });
    for (const one of facts.assignments) index.unassign(one.shiftId, one.personId);
    for (const one of facts.assignments) index.assign(one);
    for (const one of facts.assignments) expect(index.judge(one).map(({ rule }) => rule).sort()).toEqual(judgeSlowly(facts, one));
  }), { numRuns: 300 });
});
