import { DutyIndex, dayOfIsoDate, instantOfCivil, type DutyFacts } from '../../packages/domain/src';
import { goalLine, medianMilliseconds } from './figure';

/** 60 people on 60 posts in two shifts a day for a month: everybody six days a week, one post of ten asks for two certificates. */
function month(): DutyFacts {
  const first = dayOfIsoDate('2026-11-02') ?? 0;
  const certificate = { fromAt: 0, toAt: instantOfCivil(first + 400, 0) };
  const people = Array.from({ length: 60 }, (_, i) => ({ id: i + 1, kind: 'auxiliary' as const, certificates: i % 10 < 2 ? [certificate] : [], leave: [], schemes: [], leftAt: null }));
  const shifts: DutyFacts['shifts'][number][] = [], assignments: DutyFacts['assignments'][number][] = [];
  for (let day = 0; day < 30; day++) {
    for (let post = 0; post < 60; post++) {
      for (const [half, from] of [[0, 7 * 60], [1, 14 * 60]] as const) {
        const id = shifts.length + 1;
        const isPenalty = post % 10 === 0;
        shifts.push({
          id, place: `post:${post}`, startAt: instantOfCivil(first + day, from), endAt: instantOfCivil(first + day, from + 420), personCount: isPenalty ? 2 : 1,
          certifiedCount: isPenalty ? 2 : 0, position: [98.69 + (post % 8) * 1e-3, 24.58 + Math.floor(post / 8) * 1e-3], reliefPersonId: null, districtId: 1,
        });
        const person = ((post + half * 31) % 60) + 1;
        if ((day + person) % 7 !== 0 && half === day % 2) assignments.push({ shiftId: id, personId: person, vehicleId: null });
      }
    }
  }
  const metresBetween: DutyFacts['metresBetween'] = (a, b) => Math.hypot((a[0] - b[0]) * 101_000, (a[1] - b[1]) * 110_800);
  return { people, vehicles: [], shifts, assignments, metresBetween };
}

const facts = month();
const index = new DutyIndex(facts);
const findingCount = index.judgeAll().length;
const milliseconds = await medianMilliseconds(() => index.judgeAll(), { warmUps: 20, runs: 31 });
console.log(goalLine({ name: `roster-conflicts full check (${facts.people.length} people, 60 posts, ${facts.assignments.length} assignments, ${findingCount} findings)`, unit: 'ms', ours: milliseconds, goal: 5, better: 'less' }));
const free = facts.shifts.filter(({ id }) => index.entriesOfShift(id).length === 0);
const hover = await medianMilliseconds(() => { for (let i = 0; i < 10_000; i++) index.judge({ shiftId: free[i % free.length]!.id, personId: (i % 60) + 1, vehicleId: null }); });
console.log(goalLine({ name: 'roster-conflicts one hover', unit: 'µs', ours: hover / 10, goal: 50, better: 'less' }));
const build = await medianMilliseconds(() => new DutyIndex(facts));
console.log(goalLine({ name: 'roster-conflicts index of a month', unit: 'ms', ours: build, goal: 50, better: 'less' }));
