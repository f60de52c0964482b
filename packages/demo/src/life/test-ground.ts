import type { Position } from '@wuding/geo';
import { lineLengthMetres } from '@wuding/geo';
import type { LifeGround } from './make-spots';

/** A small made-up town for tests: a grid of streets every 150 m, two districts, one magnet of each kind. */
export function testGround(): LifeGround {
  const origin: Position = [98.69, 24.588];
  const at = (east: number, north: number): Position => [origin[0] + east / 101_200, origin[1] + north / 110_800];
  const lines = Array.from({ length: 11 }, (_, i) => i * 150).flatMap((offset) => [
    { code: `ew-${offset}`, coordinates: [at(0, offset), at(1500, offset)] },
    { code: `ns-${offset}`, coordinates: [at(offset, 0), at(offset, 1500)] },
  ]);
  const box = (west: number, south: number, east: number, north: number): Position[][] => [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]];
  return {
    streets: lines.map(({ code, coordinates }, i) => ({ code, name: i % 3 === 0 ? '' : `${code}街`, coordinates, controlClass: i % 5 === 0 ? 'main' : i % 2 === 0 ? 'secondary' : 'alley', lengthMetres: lineLengthMetres(coordinates) })),
    districts: [{ name: '凯龙城', polygons: [box(-20, -20, 620, 820)] }, { name: '农贸市场', polygons: [box(800, 600, 1520, 1520)] }],
    places: ['market', 'school', 'hospital', 'mall', 'exchange', 'housing'].map((kind, i) => ({ kind, position: at(150 + i * 220, 300 + i * 170) })),
  };
}
