import { validatePolygon, type Position } from '../../packages/geo/src';
import { drillOutcome } from './outcome';
import { seconds } from './stores';

/** Polygons of a million corners, drawn, jagged and mad, are found valid or refused with a reason within 2 s by the clock. */
const CORNER_COUNT = 999_990;
const LONGEST_MILLISECONDS = 2_000;

const around = (radiusOf: (angle: number, corner: number) => number): Position[] => Array.from({ length: CORNER_COUNT }, (_, corner) => {
  const angle = (corner / CORNER_COUNT) * 2 * Math.PI, radius = radiusOf(angle, corner);
  return [98 + radius * Math.cos(angle), 24 + radius * Math.sin(angle)];
});

const comb = (): Position[] => [
  ...Array.from({ length: CORNER_COUNT - 2 }, (_, corner): Position => [98 + corner * 1e-6, corner % 2 === 0 ? 24 : 25]), [99, 23], [98, 23],
];

const shapes: Record<string, () => Position[]> = {
  wavy: () => around((angle) => 1 + 0.3 * Math.sin(50 * angle)), star: () => around((_, corner) => (corner % 2 === 0 ? 0.5 : 1)), comb,
  jagged: () => around((_, corner) => 0.2 + ((corner * 7_919) % 1_000) / 1_000),
};

for (const [name, make] of Object.entries(shapes)) {
  const polygon = { type: 'Polygon', coordinates: [make()] };
  const startedAt = performance.now();
  const verdict = validatePolygon(polygon);
  const milliseconds = performance.now() - startedAt;
  drillOutcome(`shape-${name}`, `${CORNER_COUNT} corners, ${verdict.ok ? 'valid' : verdict.code} in ${seconds(milliseconds)}`, milliseconds <= LONGEST_MILLISECONDS);
}
