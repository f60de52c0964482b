import type { Endpoints, ResponseOf } from '@wuding/contract';
import type { PatternSpan } from '@wuding/domain';

type Bells = ResponseOf<Endpoints['readPlaceBells']>['bells'];

/** Minutes before and after a bell that a post at a gate stands, to begin with. @source our own default: 护学岗 "at school start and end" is told without a figure; the form changes it */
const around = 20;

/** Stretches around the bells of a school, on school days; bells of the same weekdays whose stretches touch are one. */
export function spansAroundBells(bells: Bells, name: string): PatternSpan[] {
  const spans: PatternSpan[] = [];
  for (const { minute, weekdays } of bells.toSorted((a, b) => a.minute - b.minute)) {
    const startMinute = Math.max(0, minute - around), endMinute = Math.min(1440, minute + around);
    const touching = spans.findIndex((span) => startMinute <= span.endMinute && span.weekdays.join() === weekdays.join());
    const last = spans[touching];
    if (last === undefined) spans.push({ name, weekdays: [...weekdays], dayKind: 'school-day', startMinute, endMinute });
    else spans[touching] = { ...last, endMinute: Math.max(last.endMinute, endMinute) };
  }
  return spans;
}
