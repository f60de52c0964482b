import type { RateUnit } from '@wuding/contract';
import type { Query } from '../stores/view-intent';

/** Which period the map shows: this one, the equal weekdays before, or the change between them. */
export const sides = ['a', 'b', 'difference'] as const;
export type Side = (typeof sides)[number];
export const units = ['passes', 'patrol-hours', 'area'] as const satisfies readonly RateUnit[];
export type Departure = 'sent-away' | 'seen-clear';

/** What the analysis page shows beside the slice; small, and exactly what its address says. */
export interface AnalysisIntent {
  unit: RateUnit;
  side: Side;
  departure: Departure;
  /** Middle of the cell asked about, [lng, lat]. */
  cell: [number, number] | null;
}

const freshAnalysis = (): AnalysisIntent => ({ unit: 'passes', side: 'a', departure: 'sent-away', cell: null });

/** What is written wrongly is left out: an old or mangled link still opens. */
export function readAnalysisIntent({ unit, side, departure, cell }: Query): AnalysisIntent {
  const intent = freshAnalysis();
  intent.unit = units.find((one) => one === unit) ?? intent.unit;
  intent.side = sides.find((one) => one === side) ?? intent.side;
  if (departure === 'seen-clear') intent.departure = departure;
  const parts = typeof cell === 'string' ? cell.split('_').map(Number) : [];
  const [lng = NaN, lat = NaN] = parts;
  if (parts.length === 2 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90) intent.cell = [lng, lat];
  return intent;
}

export function writeAnalysisIntent({ unit, side, departure, cell }: AnalysisIntent): Record<string, string> {
  const plain = freshAnalysis();
  return {
    ...(unit === plain.unit ? {} : { unit }), ...(side === plain.side ? {} : { side }), ...(departure === plain.departure ? {} : { departure }),
    ...(cell === null ? {} : { cell: cell.map((degrees) => String(Number(degrees.toFixed(5)))).join('_') }),
  };
}
