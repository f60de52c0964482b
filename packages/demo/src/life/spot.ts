import { distanceMetres, type Position } from '@wuding/geo';

/** A place where vendors stand: a stretch of kerb a few metres long. */
export interface Spot {
  readonly index: number;
  readonly position: Position;
  readonly districtName: string | null;
  readonly kind: SpotKind;
  readonly roadSegmentCode: string;
  /** Empty on an unnamed alley. */
  readonly streetName: string;
  readonly controlClass: 'main' | 'secondary' | 'alley';
  /** How many people see it: complaints are proportional to it. */
  readonly exposure: number;
}

export type SpotKind = 'market' | 'school' | 'hospital' | 'mall' | 'exchange' | 'housing' | 'street';

/** For each spot, the spots within the given distance (itself included), nearest first. */
export function neighboursOf(spots: readonly Spot[], metres: number): readonly (readonly { index: number; metres: number }[])[] {
  const latitudeSpan = (metres / 110_000) * 1.01;
  const byLatitude = [...spots].sort((a, b) => a.position[1] - b.position[1]);
  const result: { index: number; metres: number }[][] = spots.map(() => []);
  byLatitude.forEach((a, i) => {
    for (let j = i; j < byLatitude.length; j++) {
      const b = byLatitude[j] as Spot;
      if (b.position[1] - a.position[1] > latitudeSpan) break;
      const away = distanceMetres(a.position, b.position);
      if (away > metres) continue;
      result[a.index]?.push({ index: b.index, metres: away });
      if (a !== b) result[b.index]?.push({ index: a.index, metres: away });
    }
  });
  for (const list of result) list.sort((a, b) => a.metres - b.metres || a.index - b.index);
  return result;
}
