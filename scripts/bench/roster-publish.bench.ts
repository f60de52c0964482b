import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { sql, type Store } from '../../apps/api/src/db/store';
import { accepted, DutyTown } from '../../apps/api/src/testing/duty-town';
import { changeRoster } from '../../apps/api/src/usecases/rosters/change-roster';
import { copyRoster } from '../../apps/api/src/usecases/rosters/fill-roster';
import { planRoster } from '../../apps/api/src/usecases/rosters/plan-roster';
import { publishRoster } from '../../apps/api/src/usecases/rosters/publish-roster';
import { goalLine, postgresOfThisRun } from './figure';

/**
 * A week of 60 people on 60 posts, six days each: writing it in one step, copying it from the week before and publishing it, each
 * week with the published weeks around it that its rules look at. Judging, audit and transaction included, HTTP not.
 */
const size = 60, weeks = ['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25', '2026-06-01', '2026-06-08'];
const day = 86_400_000;

async function timed<Value>(times: number[], work: () => Promise<Value>): Promise<Value> {
  const startedAt = performance.now();
  const value = await work();
  times.push(performance.now() - startedAt);
  return value;
}
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function benchStore(name: string, store: Store): Promise<void> {
  const duty = await DutyTown.found(store), ctx = duty.director;
  const people: number[] = [];
  for (let i = 0; i < size; i++) people.push((await duty.addPost()).plan.who.primaryPersonId!);
  const times = { write: [] as number[], copy: [] as number[], publish: [] as number[] };
  let dutyCount = 0;
  for (const [number, week] of weeks.entries()) {
    await accepted(planRoster({ ctx, input: { week } }));
    const roster = await duty.roster(week), monday = Date.parse(`${week}T00:00:00+08:00`), places = [...new Set(roster.shifts.filter(({ isOfWeek }) => isOfWeek).map(({ place }) => place))].toSorted();
    const changes = roster.shifts.filter(({ isOfWeek }) => isOfWeek).flatMap(({ id, place, startAt }) => {
      const post = places.indexOf(place), isFree = Math.floor((Date.parse(startAt) - monday) / day) === post % 7;
      return isFree ? [] : [{ op: 'assign' as const, shiftId: id, personId: people[post]!, vehicleId: null, reasons: [] }];
    });
    dutyCount = changes.length;
    const { version } = number === 0
      ? await timed(times.write, () => accepted(changeRoster({ ctx, input: { week, version: roster.version, changes, note: '' } })))
      : await timed(times.copy, () => accepted(copyRoster({ ctx, input: { week, version: roster.version, fromWeek: weeks[number - 1]! } })));
    const published = await timed(times.publish, () => accepted(publishRoster({ ctx, input: { week, version } })));
    if (published.added.length !== dutyCount) throw new Error(`${published.added.length} of ${dutyCount} duties were published`);
  }
  for (const what of ['write', 'copy', 'publish'] as const) {
    console.log(goalLine({ name: `roster-publish ${what} a week of ${size} people × ${size} posts (${dutyCount} duties) on ${name}`, unit: 'ms', ours: median(times[what]), goal: 500, better: 'less' }));
  }
  await store.close();
}

async function migrated(store: Store): Promise<Store> {
  await migrate(store);
  return store;
}

const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-roster-'));
try {
  await benchStore('embedded', await migrated(await openStore({ dataDirectory: join(folder, 'store') })));
  const url = postgresOfThisRun();
  if (url !== null) {
    const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
    await admin.db.execute(sql.raw('create database bench_roster'));
    await admin.close();
    await benchStore('PostgreSQL', await migrated(await openStore({ databaseUrl: url.replace(/[^/]+$/, 'bench_roster'), dataDirectory: '' })));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
