import { accept, refuse, type Refusal, type Result } from '../shared/result';
import { isSummable, type FigureUnit } from './figure-unit';

/** A figure as somebody wants it added to others. */
export interface Summand {
  readonly id: string;
  readonly unit: FigureUnit;
  readonly value: number | null;
  readonly isAtLeast: boolean;
}

export interface FigureSum {
  readonly value: number;
  readonly unit: FigureUnit;
  /** One 余 among the summands makes the sum 余. */
  readonly isAtLeast: boolean;
}

export type SumRefusal = 'mixed-units' | 'not-summable' | 'figure-missing';

/**
 * The sum of figures of one unit.
 * Refuses figures of several units (`mixed-units`, with the units), rates and shares (`not-summable`) and a sum that would take an
 * absent figure for zero (`figure-missing`, with the ids).
 */
export function sumFigures(figures: readonly Summand[]): Result<FigureSum, Refusal<SumRefusal>> {
  const units = [...new Set(figures.map(({ unit }) => unit))];
  const [unit] = units;
  if (unit === undefined) return refuse('figure-missing', { pointer: '/ids' });
  if (units.length > 1) return refuse('mixed-units', { pointer: '/ids', data: { units } });
  if (!isSummable(unit)) return refuse('not-summable', { pointer: '/ids', data: { unit } });
  const missing = figures.filter(({ value }) => value === null).map(({ id }) => id);
  if (missing.length > 0) return refuse('figure-missing', { pointer: '/ids', data: { ids: missing } });
  return accept({ unit, value: figures.reduce((sum, { value }) => sum + (value ?? 0), 0), isAtLeast: figures.some(({ isAtLeast }) => isAtLeast) });
}
