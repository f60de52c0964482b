import type { PostShape } from '../../map';

type Position = [number, number];

/** "98.69012, 24.58800" on a line each; empty = nothing drawn. */
export const writeShape = (shape: PostShape | null): string =>
  (shape === null ? '' : (shape.type === 'Point' ? [shape.coordinates] : shape.coordinates).map((position) => position.map((degrees) => degrees.toFixed(6)).join(', ')).join('\n'));

/** What a person typed: one position is a point, more are a line; null = not readable as longitude, latitude. */
export function readShape(text: string): PostShape | null {
  const lines = text.split(/\n|;|；/).map((line) => line.trim()).filter((line) => line !== '');
  const positions = lines.map((line): Position | null => {
    const [, lng, lat] = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)$/.exec(line) ?? [];
    return lng === undefined || Math.abs(Number(lng)) > 180 || Math.abs(Number(lat)) > 90 ? null : [Number(lng), Number(lat)];
  });
  const read = positions.filter((position) => position !== null), [first] = read;
  if (first === undefined || read.length !== positions.length) return null;
  return read.length === 1 ? { type: 'Point', coordinates: first } : { type: 'LineString', coordinates: read };
}

/** Metres of one degree of latitude, near enough for a nudge. */
const metresPerDegree = 110_900;

/** The whole shape moved by metres east and north. */
export function nudged(shape: PostShape, eastMetres: number, northMetres: number): PostShape {
  const move = ([lng = 0, lat = 0]: readonly number[]): Position => [
    Number((lng + eastMetres / (metresPerDegree * Math.cos((lat * Math.PI) / 180))).toFixed(7)), Number((lat + northMetres / metresPerDegree).toFixed(7)),
  ];
  return shape.type === 'Point' ? { type: 'Point', coordinates: move(shape.coordinates) } : { type: 'LineString', coordinates: shape.coordinates.map(move) };
}

/** Where a shape is looked for: the point, or the first corner of the line. */
export const anchorOf = (shape: PostShape): Position => {
  const [lng = 0, lat = 0] = shape.type === 'Point' ? shape.coordinates : shape.coordinates[0] ?? [];
  return [lng, lat];
};
