import { PlaceGrid } from '../../apps/api/src/live/place-grid';
import { goalLine, medianMilliseconds } from './figure';

/** 10,000 posts of 50 m over a county seat of 10 × 10 km, thirty to the crowded square kilometre. */
let state = 1;
const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
const posts = Array.from({ length: 10_000 }, () => ({ line: [[(random() - 0.5) * 10_000, (random() - 0.5) * 10_000] as [number, number]], radiusMetres: 30 + random() * 170 }));

const build = await medianMilliseconds(() => new PlaceGrid(posts), { warmUps: 1, runs: 5 });
const grid = new PlaceGrid(posts);
const points = Array.from({ length: 1_000 }, () => [(random() - 0.5) * 10_000, (random() - 0.5) * 10_000] as [number, number]);
const thousand = await medianMilliseconds(() => { for (const point of points) grid.around(point); });
console.log(goalLine({ name: 'who covers this point among 10,000 posts', unit: 'ms', ours: thousand / 1_000, goal: 5, better: 'less' }));
console.log(goalLine({ name: 'index of 10,000 posts', unit: 'ms', ours: build, goal: 500, better: 'less' }));
