import type { RateUnit } from '@wuding/contract';
import type { Query } from '../stores/view-intent';

/** Which period the map shows: this one, the equal weekdays before, both beside a line that can be moved, or the change between them. */
export const sides = ['a', 'b', 'swipe', 'difference'] as const;
export type Side = (typeof sides)[number];
export const units = ['passes', 'patrol-hours', 'area'] as const satisfies readonly RateUnit[];
export type Departure = 'sent-away' | 'seen-clear';
/** What is drawn on the ground: rates in square cells, or records alone, in hexagons or spread by a kernel. */
export const surfaces = ['cells', 'hexagons', 'density'] as const;
export type Surface = (typeof surfaces)[number];
export const kernels = ['gaussian', 'quartic'] as const;
export type Kernel = (typeof kernels)[number];

/** How the ground is drawn. */
export interface Drawing {
  readonly surface: Surface;
  readonly kernel: Kernel;
  /** Metres; null = by the rule. */
  readonly bandwidthMetres: number | null;
  readonly isEdgeCorrected: boolean;
}

/** R and W of the relapse ratio on offer. */
export const relapseRadii = [30, 50, 100, 200] as const;
export const relapseWindows = [2, 24, 72, 168] as const;

export interface RelapseQuestion {
  readonly radiusMetres: number;
  readonly windowHours: number;
}

/** What the analysis page shows beside the slice; small, and exactly what its address says. */
export interface AnalysisIntent {
  unit: RateUnit;
  side: Side;
  departure: Departure;
  /** Middle of the cell asked about, [lng, lat]. */
  cell: [number, number] | null;
  drawing: Drawing;
  relapse: RelapseQuestion;
}

const freshAnalysis = (): AnalysisIntent => ({ unit: 'passes', side: 'a', departure: 'sent-away', cell: null, drawing: { surface: 'cells', kernel: 'gaussian', bandwidthMetres: null, isEdgeCorrected: true }, relapse: { radiusMetres: 50, windowHours: 24 } });

/** What is written wrongly is left out: an old or mangled link still opens. */
export function readAnalysisIntent({ unit, side, departure, cell, surface, kernel, bandwidth, edge, r, w }: Query): AnalysisIntent {
  const intent = freshAnalysis();
  intent.unit = units.find((one) => one === unit) ?? intent.unit;
  intent.side = sides.find((one) => one === side) ?? intent.side;
  if (departure === 'seen-clear') intent.departure = departure;
  intent.drawing = {
    surface: surfaces.find((one) => one === surface) ?? 'cells', kernel: kernels.find((one) => one === kernel) ?? 'gaussian',
    bandwidthMetres: typeof bandwidth === 'string' && /^\d{1,5}$/.test(bandwidth) ? Number(bandwidth) : null, isEdgeCorrected: edge !== 'plain',
  };
  intent.relapse = { radiusMetres: relapseRadii.find((one) => String(one) === r) ?? intent.relapse.radiusMetres, windowHours: relapseWindows.find((one) => String(one) === w) ?? intent.relapse.windowHours };
  const parts = typeof cell === 'string' ? cell.split('_').map(Number) : [];
  const [lng = NaN, lat = NaN] = parts;
  if (parts.length === 2 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90) intent.cell = [lng, lat];
  return intent;
}

export function writeAnalysisIntent({ unit, side, departure, cell, drawing, relapse }: AnalysisIntent): Record<string, string> {
  const plain = freshAnalysis();
  return {
    ...(unit === plain.unit ? {} : { unit }), ...(side === plain.side ? {} : { side }), ...(departure === plain.departure ? {} : { departure }),
    ...writeDrawing(drawing),
    ...(relapse.radiusMetres === plain.relapse.radiusMetres ? {} : { r: String(relapse.radiusMetres) }), ...(relapse.windowHours === plain.relapse.windowHours ? {} : { w: String(relapse.windowHours) }),
    ...(cell === null ? {} : { cell: cell.map((degrees) => String(Number(degrees.toFixed(5)))).join('_') }),
  };
}

const writeDrawing = ({ surface, kernel, bandwidthMetres, isEdgeCorrected }: Drawing): Record<string, string> => (surface === 'cells' ? {} : {
  surface, ...(surface === 'density' && kernel !== 'gaussian' ? { kernel } : {}), ...(surface === 'density' && bandwidthMetres !== null ? { bandwidth: String(bandwidthMetres) } : {}),
  ...(surface === 'density' && !isEdgeCorrected ? { edge: 'plain' } : {}),
});
