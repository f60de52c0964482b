import { emergingHotspots, type EmergingCategory } from '../hotspot/emerging';

export interface EmergingTask {
  readonly method: 'emerging';
  readonly columns: number;
  readonly rows: number;
  readonly steps: number;
  readonly counts: Float64Array;
}

export interface Emerging {
  readonly cells: readonly { readonly cell: number; readonly category: EmergingCategory; readonly lastZ: number; readonly trendZ: number; readonly trendP: number }[];
  readonly stepCount: number;
}

/** Half a step of neighbours, one step back. @source ESRI defaults: neighbourhood distance and time step */
const settings = { reach: 1.5, lag: 1, alpha: 0.05 } as const;

/** Emerging hot spot categories of the cells that have any. */
export function* runEmerging({ columns, rows, steps, counts }: EmergingTask): Generator<number, Emerging> {
  yield 0.1;
  const result = emergingHotspots({ columns, rows, steps, counts }, settings);
  const cellCount = columns * rows;
  const cells = result.categories.flatMap((category, cell) => (category === 'none' ? [] : [{
    cell, category, lastZ: result.giStar[(steps - 1) * cellCount + cell]!, trendZ: result.giTrends[cell]!.z, trendP: result.giTrends[cell]!.p,
  }]));
  return { cells, stepCount: steps };
}
