import { controlledRatio, displacement, rateRatio, weightedDifference, type BeforeAfter } from '@wuding/analytics';
import { z } from 'zod';
import { method } from './method';

const count = z.number().int().nonnegative();
const inputSchema = z.object({
  targetBefore: count, targetAfter: count, controlBefore: count, controlAfter: count, bufferBefore: count.default(0), bufferAfter: count.default(0),
  daysBefore: z.number().positive(), daysAfter: z.number().positive(),
});
const schema = z.object({ cases: z.array(z.object({ input: inputSchema })) });

export const effect = method('effect', 'before/after effect with control and ring: rate ratios, displacement', schema, ({ cases }) => ({
  cases: cases.map(({ input }) => judge(input)),
}));

/** JSON has no infinity: an upper limit nothing bounds is null. */
const bounded = (value: number): number | null => (Number.isFinite(value) ? value : null);

function judge(input: BeforeAfter) {
  const simple = rateRatio(input.targetBefore, input.targetAfter, input);
  const controlled = controlledRatio(input);
  const moved = displacement(input);
  const difference = weightedDifference(input);
  return {
    rateRatioSimple: simple?.ratio ?? null, rateRatioSimpleExactCI95: simple && [simple.lower, bounded(simple.upper)],
    didRateRatio: controlled?.ratio ?? null, didLog: controlled?.log ?? null, didSE: controlled?.standardError ?? null,
    didCI95: controlled && [controlled.lower, controlled.upper], didP: controlled?.p ?? null,
    percentChange: controlled && 100 * (controlled.ratio - 1),
    WDQ: moved?.quotient ?? null, successMeasure: moved?.successMeasure ?? null,
    netEventsPreventedTarget: moved?.targetPrevented ?? null, totalNetEffect: moved?.totalPrevented ?? null,
    ...(difference && { WDDnoDisp: difference.events, WDDnoDispSE: difference.standardError, WDDnoDispCI95: [difference.lower, difference.upper] }),
  };
}
