import { incidentStatuses } from '@wuding/domain';
import { localPlane, type Position } from '@wuding/geo';
import type { EventRow } from '../cube';

export const centre: Position = [98.69, 24.588];
export const plane = localPlane(centre);

export type Random = () => number;

/** Numbers in [0, 1) that a seed determines. @source mulberry32, T. Ettinger (public domain) */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;

/** Some of the items, each with an even chance. */
export const someOf = <Item>(random: Random, items: readonly Item[]): Item[] => items.filter(() => random() < 0.5);

export const firstAt = Date.UTC(2023, 11, 20), lastAt = Date.UTC(2025, 1, 10);
export const codeIds = [11, 12, 13, 27, 400], districtIds = [3, 5, 8];

/** Centimetres of the plane, within 4 × 3 km, on whole centimetres so that cells can be told exactly. */
const randomPlace = (random: Random): [east: number, north: number] =>
  [Math.round((random() ** 2 * 4 - 2) * 100_000), Math.round((random() * 3 - 1.5) * 100_000)];

export function randomEvent(random: Random, id: number): EventRow {
  const [east, north] = randomPlace(random);
  return {
    id, position: random() < 0.9 ? plane.toPosition([east / 100, north / 100]) : null,
    occurredAt: firstAt + Math.floor(random() * (lastAt - firstAt)), codeId: pick(random, codeIds),
    districtId: random() < 0.6 ? pick(random, districtIds) : null, status: random() < 0.1 ? 'withdrawn' : pick(random, incidentStatuses),
  };
}

/** Located incidents may lie in a district, unlocated ones in none. */
export const randomEvents = (random: Random, count: number): EventRow[] =>
  Array.from({ length: count }, (_, index) => randomEvent(random, index + 1)).map((row) => (row.position === null ? { ...row, districtId: null } : row));
