import { deepStrictEqual } from 'node:assert';
import { brush, brushSteps, slice, type BrushCounts, type EventCube } from '../../packages/analytics/src';
import { BrushIndex, encodeBrushIndex, encodeBrushIndexSteps } from '../../packages/contract/src';
import { groundGrid } from '../../packages/geo/src';
import { codeOf, cubeOf, plane, sizeName } from './event-table';
import { figureLine, goalLine, medianMilliseconds } from './figure';

/**
 * Dragging a time brush: the index is built once, then each frame is answered by the code the browser runs. Held against
 * what a frame costs when the server is asked for each, transport left out.
 */
const grid = groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres: 80 });
const day = 86_400_000;

for (const count of [10_000, 100_000, 1_000_000, 10_000_000]) {
  const cube = cubeOf(count);
  const size = sizeName(count);
  const build = await medianMilliseconds(() => bytesOf(cube), { warmUps: 1, runs: 3 });
  console.log(goalLine({ name: `brush index ${size} build`, unit: 'ms', ours: build, goal: count / 2_000, better: 'less' }));
  console.log(goalLine({ name: `brush index ${size} longest step`, unit: 'ms', ours: longestStep(cube), goal: 10, better: 'less' }));
  const bytes = bytesOf(cube);
  console.log(goalLine({ name: `brush index ${size} size`, unit: 'MB', ours: bytes.length / 1e6, goal: 10, better: 'less' }));
  console.log(goalLine({ name: `brush index ${size} decode`, unit: 'ms', ours: await medianMilliseconds(() => new BrushIndex(bytes), { warmUps: 1, runs: 5 }), goal: 500, better: 'less' }));
  const index = new BrushIndex(bytes);
  const firstAt = Date.parse(`${index.head.from}T00:00:00+08:00`);
  deepStrictEqual(index.answer([[200, 900]]).total, totalOf(cube, { fromAt: firstAt + 200 * day, toAt: firstAt + 901 * day }));
  let position = 0;
  const frame = await medianMilliseconds(() => index.answer([[position = (position + 7) % 800, position + 200]]), { warmUps: 20, runs: 101 });
  const query = await medianMilliseconds(() => totalOf(cube, { fromAt: firstAt + (position = (position + 7) % 800) * day, toAt: firstAt + (position + 201) * day }), { warmUps: 3, runs: 9 });
  console.log(figureLine({ name: `brush frame ${size}`, unit: 'ms', ours: frame, peer: { name: 'a query per frame', value: query }, better: 'less' }));
  console.log(goalLine({ name: `brush frame ${size} against 60 frames a second`, unit: 'ms', ours: frame, goal: 16, better: 'less' }));
}

function totalOf(cube: EventCube, filter: { fromAt: number; toAt: number }): number {
  const answer = slice(cube, filter, { grid });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.total;
}

/** The longest a server answers nobody else while it works on the index. */
function longestStep(cube: EventCube): number {
  let longest = 0, since = performance.now();
  const pass = function* (): Generator<void, void, void> {
    const counts = yield* brushSteps(cube, {}, { dimension: 'days', maximumBins: 4_000, heat: { grid } });
    if (counts.ok) yield* encodeBrushIndexSteps(...encodable(counts.value));
  };
  for (const _ of pass()) {
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
  }
  return Math.max(longest, performance.now() - since);
}

function bytesOf(cube: EventCube): Uint8Array {
  const counts = brush(cube, {}, { dimension: 'days', maximumBins: 4_000, heat: { grid } });
  if (!counts.ok) throw new Error(counts.refusal.code);
  return encodeBrushIndex(...encodable(counts.value));
}

function encodable({ views, window, from, binCount, binDays }: BrushCounts): Parameters<typeof encodeBrushIndex> {
  return [{
    binCount, binDays, from, asOfChange: 0, codes: views.codes.map(({ key }) => codeOf(key)), categories: [],
    ...(window && { heat: { origin: [...window.origin], originMetres: [...window.originMetres], cellMetres: window.cellMetres, columns: window.columns, rows: window.rows } }),
  }, { ...views, codes: views.codes.map(({ bins, counts }, key) => ({ key, bins, counts })), categories: [] }];
}
