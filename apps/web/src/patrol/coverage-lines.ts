import type { Endpoints, ResponseOf } from '@wuding/contract';
import type { PatrolLines } from '../map';

export type CoverageAnswer = ResponseOf<Endpoints['readCoverage']>;
export type CoveredStreet = CoverageAnswer['segments'][number];
export type StreetLine = ResponseOf<Endpoints['readStreetLines']>['items'][number];

/** How a street stands against what it is owed; null = nothing is owed and nobody came. */
export function standingOf({ required, visits, owed }: Pick<CoveredStreet, 'required' | 'visits' | 'owed'>): 'met' | 'owed' | 'unvisited' | null {
  if (owed > 0) return visits === 0 ? 'unvisited' : 'owed';
  return required > 0 || visits > 0 ? 'met' : null;
}

/** Streets as lines by their standing, the chosen one under all. */
export function coverageLines(streets: readonly CoveredStreet[], lines: ReadonlyMap<number, StreetLine['line']>, chosen: number | null): PatrolLines {
  return {
    type: 'FeatureCollection',
    features: streets.flatMap((street) => {
      const line = lines.get(street.id), standing = standingOf(street);
      if (line === undefined) return [];
      const geometry = { type: 'LineString' as const, coordinates: line.map(([lng, lat]) => [lng, lat]) };
      return [
        ...(street.id === chosen ? [{ type: 'Feature' as const, geometry, properties: { kind: 'chosen' as const } }] : []),
        ...(standing === null ? [] : [{ type: 'Feature' as const, geometry, properties: { kind: standing } }]),
      ];
    }),
  };
}

/** Streets by the change of their visits: solid where more came, dotted where fewer did, both beyond chance; dashed where the difference may be chance. */
export function changeLines(streets: readonly { readonly id: number; readonly difference: number; readonly direction: 'more' | 'fewer' | 'level' }[], lines: ReadonlyMap<number, StreetLine['line']>, chosen: number | null): PatrolLines {
  const kinds = { more: 'met', fewer: 'unvisited', level: 'owed' } as const;
  return {
    type: 'FeatureCollection',
    features: streets.flatMap(({ id, difference, direction }) => {
      const line = lines.get(id);
      if (line === undefined) return [];
      const geometry = { type: 'LineString' as const, coordinates: line.map(([lng, lat]) => [lng, lat]) };
      return [
        ...(id === chosen ? [{ type: 'Feature' as const, geometry, properties: { kind: 'chosen' as const } }] : []),
        ...(difference === 0 ? [] : [{ type: 'Feature' as const, geometry, properties: { kind: kinds[direction] } }]),
      ];
    }),
  };
}
