import { distanceMetres, nodeStreets, validatePolygon, type Position } from '../../packages/geo/src';
import { figureLine, goalLine, medianMilliseconds, postgresOfThisRun } from './figure';
import postgres from 'postgres';

/** 20,000 streets of ten vertices in a square of half a degree, some of which cross. */
function streets(count: number): { coordinates: Position[]; properties: null }[] {
  let state = 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, () => {
    const lng = 98 + random() / 2, lat = 24 + random() / 2, angle = random() * 2 * Math.PI;
    const coordinates = Array.from({ length: 10 }, (_, i): Position =>
      [lng + i * 4e-4 * Math.cos(angle) + random() * 1e-5, lat + i * 4e-4 * Math.sin(angle)]);
    return { coordinates, properties: null };
  });
}

/** A wavy ring that does not cross itself. */
const ring = (corners: number): Position[] => Array.from({ length: corners + 1 }, (_, i) => {
  const angle = ((i % corners) / corners) * 2 * Math.PI, radius = 1 + 0.3 * Math.sin(50 * angle);
  return [98 + radius * Math.cos(angle), 24 + radius * Math.sin(angle)];
});

const polygon = { type: 'Polygon', coordinates: [ring(100_000)] };
const validateMilliseconds = await medianMilliseconds(() => validatePolygon(polygon), { warmUps: 1, runs: 3 });
const distanceMilliseconds = await medianMilliseconds(() => {
  for (let i = 0; i < 100_000; i++) distanceMetres([98.6 + i * 1e-6, 24.5], [98.6, 24.51]);
});

const url = postgresOfThisRun();
if (url === null) {
  console.log(goalLine({ name: 'validate polygon 100k corners', unit: 'ms', ours: validateMilliseconds, goal: 1_000, better: 'less' }));
} else {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`create extension if not exists postgis`;
  await sql`create temp table shape as select st_setsrid(st_geomfromgeojson(${JSON.stringify(polygon)}), 4326) as shape`;
  const valid = await medianMilliseconds(() => sql`select st_isvalid(shape) from shape`, { warmUps: 1, runs: 3 });
  const distances = await medianMilliseconds(() => sql`
    select sum(st_distance(st_makepoint(98.6 + i * 1e-6, 24.5)::geography, st_makepoint(98.6, 24.51)::geography)) from generate_series(0, 99999) i`);
  await sql.end();
  console.log(figureLine({ name: 'validate polygon 100k corners', unit: 'ms', ours: validateMilliseconds, peer: { name: 'ST_IsValid', value: valid }, better: 'less' }));
  console.log(figureLine({ name: 'distance 100k pairs', unit: 'ms', ours: distanceMilliseconds, peer: { name: 'ST_Distance(geography)', value: distances }, better: 'less' }));
}

// The cost must grow with the streets, not with their pairs: ten times the streets on the same ground, ten times the density.
const few = streets(2_000), many = streets(20_000);
const fewMilliseconds = await medianMilliseconds(() => nodeStreets(few), { warmUps: 1, runs: 3 });
const manyMilliseconds = await medianMilliseconds(() => nodeStreets(many), { warmUps: 0, runs: 3 });
console.log(goalLine({ name: 'node 2k streets', unit: 'ms', ours: fewMilliseconds, goal: 1_000, better: 'less' }));
console.log(goalLine({ name: 'node 20k streets', unit: 'ms', ours: manyMilliseconds, goal: 10_000, better: 'less' }));
