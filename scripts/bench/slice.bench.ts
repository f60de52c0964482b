import { deepStrictEqual } from 'node:assert';
import { setImmediate as turn } from 'node:timers/promises';
import postgres from 'postgres';
import { slice, type EventCube, type EventFilter, type EventRow, type Slice } from '../../packages/analytics/src';
import { groundGrid } from '../../packages/geo/src';
import { centre, codeOf, cubeOf, firstAt, plane, sizeName, writeTable } from './event-table';
import { figureLine, goalLine, medianMilliseconds, postgresOfThisRun } from './figure';
import { cellMetres, crossFilterByPostgis, heatByPostgis, type Answer, type Counts } from './slice-by-postgis';

/**
 * Heat and cross-filter of 10k, 100k and 1M incidents against the same aggregates in PostGIS, answers held against each
 * other count by count; 10M against ten times the goal of 1M. What is timed on our side is the whole slice: heat, clock,
 * codes, districts and days at once.
 */
const grid = groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres });
const day = 86_400_000;
const quarter: EventFilter = { fromAt: firstAt + 900 * day, toAt: firstAt + 990 * day };
const crossFilter: EventFilter = {
  fromAt: firstAt + 200 * day, toAt: firstAt + 900 * day, weekdays: [0, 1, 2, 3, 4], hours: [7, 8, 9, 10, 11, 12, 17, 18, 19],
  districtIds: [1, 2, 3, 4, 5], codeTerms: [Array.from({ length: 20 }, (_, index) => ({ codeId: index + 1 }))],
};

const url = postgresOfThisRun();
const sql = url === null ? null : postgres(url, { max: 1, onnotice: () => {} });
for (const count of [10_000, 100_000, 1_000_000]) await measure(count);
await sql?.end();
const tenMillion = cubeOf(10_000_000);
for (const [name, filter, goal] of [['heat grid 10M', {}, 100], ['cross-filter 10M', crossFilter, 170]] as const) {
  console.log(goalLine({ name, unit: 'ms', ours: await timeOf(tenMillion, filter), goal, better: 'less' }));
}

console.log(goalLine({ name: 'cube 10M ordered anew, longest pause', unit: 'ms', ours: await longestPause(tenMillion), goal: 100, better: 'less' }));

async function measure(count: number): Promise<void> {
  const startedAt = performance.now();
  const cube = cubeOf(count);
  const size = sizeName(count);
  const buildMilliseconds = performance.now() - startedAt;
  if (count === 1_000_000) console.log(goalLine({ name: `cube build ${size}`, unit: 'ms', ours: buildMilliseconds, goal: 5_000, better: 'less' }));
  console.log(goalLine({ name: `cube memory ${size}`, unit: 'bytes/incident', ours: cube.byteLength / count, goal: 24, better: 'less' }));
  if (sql === null) return;
  await writeTable(sql, count);
  await compare(`heat grid ${size}`, cube, {}, () => heatByPostgis(sql, {}));
  await compare(`heat grid of 90 days ${size}`, cube, quarter, () => heatByPostgis(sql, quarter));
  await compare(`cross-filter ${size}`, cube, crossFilter, () => crossFilterByPostgis(sql, crossFilter));
}

async function compare(name: string, cube: EventCube, filter: EventFilter, ask: () => Promise<Answer>): Promise<void> {
  const theirs = await ask();
  const mine = answerOf(cube, filter);
  for (const dimension of Object.keys(theirs) as (keyof Answer)[]) deepStrictEqual(mine[dimension], theirs[dimension], `${name}: ${dimension}`);
  const value = await medianMilliseconds(ask, { warmUps: 2, runs: 5 });
  console.log(figureLine({ name, unit: 'ms', ours: await timeOf(cube, filter), peer: { name: 'postgis', value }, better: 'less' }));
}

function timeOf(cube: EventCube, filter: EventFilter): Promise<number> {
  return medianMilliseconds(() => slice(cube, filter, { grid }), { warmUps: 5, runs: 15 });
}

function answerOf(cube: EventCube, filter: EventFilter): Required<Answer> {
  const answer = slice(cube, filter, { grid });
  if (!answer.ok) throw new Error(answer.refusal.code);
  const { hourOfWeek, byCodeId, byDistrictId, heat } = answer.value;
  return {
    cells: cellsOf(heat!), hours: present([...hourOfWeek].map((count, hour) => [String(hour), count])),
    codes: present([...byCodeId].map(([id, count]) => [codeOf(id), count])), districts: present([...byDistrictId].map(([id, count]) => [String(id), count])),
  };
}

function cellsOf({ window, counts }: NonNullable<Slice['heat']>): Counts {
  const [east, north] = window.originMetres.map((metres) => Math.round(metres / cellMetres)) as [number, number];
  return present([...counts].map((count, index) => [`${east + (index % window.columns)},${north + Math.floor(index / window.columns)}`, count]));
}

function present(entries: readonly (readonly [string, number])[]): Counts {
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}

/** The longest a server would answer nothing else while a cube of 10M is ordered anew. */
async function longestPause(cube: EventCube): Promise<number> {
  let longest = 0, since = performance.now();
  const late = Array.from({ length: 700_000 }, (_, index): EventRow => (
    { id: 20_000_000 + index, position: centre, occurredAt: firstAt, codeId: 1, districtId: null, status: 'open' }));
  cube.upsert(late.slice(0, 1));
  for (const _ of cube.upsertSteps(late.slice(1))) {
    longest = Math.max(longest, performance.now() - since);
    await turn();
    since = performance.now();
  }
  return longest;
}
