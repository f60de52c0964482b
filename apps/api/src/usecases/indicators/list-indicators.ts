import { dutyIndicators, forecastIndicators, indicators, relapseIndicators, type DutyIndicator, type ForecastIndicator, type Indicator, type RelapseIndicator } from '@wuding/analytics';
import type { IndicatorDefinition } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';

/** Every indicator with its definition. */
export const listIndicators = async (): Promise<Result<{ items: IndicatorDefinition[] }>> => accept({
  items: [
    ...indicators.map((one) => toDefinition(one, { basis: 'incidents', hasDenominator: one.denominator !== null && one.denominator !== 'days' })),
    ...dutyIndicators.map((one) => toDefinition(one, { basis: 'duties', hasDenominator: true })),
    ...relapseIndicators.map((one) => toDefinition(one, { basis: 'relapses', hasDenominator: true })),
    ...forecastIndicators.map((one) => toDefinition(one, { basis: 'forecast', hasDenominator: false })),
  ],
});

const toDefinition = (
  { id, label, unit, heading, direction, definition, caution, source, minimumSample }: Indicator | DutyIndicator | RelapseIndicator | ForecastIndicator, counted: Pick<IndicatorDefinition, 'basis' | 'hasDenominator'>,
): IndicatorDefinition => ({ id, label, unit, heading, direction, definition, caution: caution ?? null, source, minimumSample, ...counted });
