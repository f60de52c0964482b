import { indicators, type Indicator } from '@wuding/analytics';
import type { IndicatorDefinition } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';

/** Every indicator with its definition. */
export const listIndicators = async (): Promise<Result<{ items: IndicatorDefinition[] }>> => accept({ items: indicators.map(toDefinition) });

const toDefinition = ({ id, label, unit, heading, direction, definition, caution, source, minimumSample, denominator }: Indicator): IndicatorDefinition =>
  ({ id, label, unit, heading, direction, definition, caution: caution ?? null, source, minimumSample, hasDenominator: denominator !== null && denominator !== 'days' });
