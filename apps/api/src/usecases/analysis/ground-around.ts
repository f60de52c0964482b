import type { GridWindow } from '@wuding/geo';
import type { CubeQuestion } from '../slice/ask-cube';
import type { AnalysisQuestion } from './ask-analysis';

/** Room for finds scattered around the outermost spot, metres. */
const marginMetres = 50;

/** The smallest window of cells around every record and every spot of a dataset: the same whatever the filter, so that two answers share their cells. */
export function groundAround({ spots }: Pick<AnalysisQuestion, 'spots'>, { cube: { cube }, grid }: CubeQuestion): GridWindow | null {
  if (grid === undefined || cube.plane === null) return null;
  const places = spots.map(({ lng, lat }) => cube.plane!.toPlane([lng, lat]));
  const records = cube.extent;
  const boxes: (readonly [number, number, number, number])[] = [
    ...(records === null ? [] : [[records[0] / 100, records[1] / 100, records[2] / 100, records[3] / 100] as const]),
    ...places.map(([east, north]) => [east - marginMetres, north - marginMetres, east + marginMetres, north + marginMetres] as const),
  ];
  if (boxes.length === 0) return null;
  const [west, south, east, north] = boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  return grid.grid.windowOfPlane([west, south, east, north]);
}
