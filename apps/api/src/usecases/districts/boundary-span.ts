import type { Window } from '@wuding/analytics';
import type { BoundaryVersion } from '../../repositories/districts';

/** Area of a district averaged over a window by how long each boundary held; null where none did. */
export function meanAreaSquareMetres(versions: readonly BoundaryVersion[], { fromAt, toAt }: Window): number | null {
  let weighted = 0, heldMilliseconds = 0;
  for (const version of versions) {
    const begin = Math.max(fromAt, version.fromAt ?? -Infinity), end = Math.min(toAt, version.toAt ?? Infinity);
    if (end <= begin) continue;
    weighted += version.areaSquareMetres * (end - begin);
    heldMilliseconds += end - begin;
  }
  return heldMilliseconds === 0 ? null : weighted / heldMilliseconds;
}

/** Count per square kilometre; null without an area. */
export const perSquareKilometre = (count: number, areaSquareMetres: number | null): number | null =>
  (areaSquareMetres === null || areaSquareMetres === 0 ? null : (count * 1_000_000) / areaSquareMetres);

/** When a boundary gave way to another, oldest first: the first boundary is no change. */
export const boundaryChanges = (versions: readonly BoundaryVersion[]): { at: string; areaSquareMetres: number }[] =>
  versions.slice(1).flatMap(({ fromAt, areaSquareMetres }) => (fromAt === null ? [] : [{ at: new Date(fromAt).toISOString(), areaSquareMetres }]));
