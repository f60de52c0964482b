import type { Context } from '../../context';
import { countKeptDuties, listKeptDuties, type DutyKey, type KeptMinutes } from '../../repositories/duty-memo';
import { dutiesOfShifts } from '../../repositories/published-duties';
import { begunDuties, type DutySpan } from './begun-duties';
import type { KeptDuty } from './load-duty';
import { readSettled, type SettledWindow } from './settle-duty';

/** Duties that have begun, in order, a page at a time. */
export interface DutyPages {
  readonly total: number;
  /** Those beyond a key (null = from the start); one more than wanted says that there are more. */
  page(after: DutyKey | null, limit: number): Promise<KeptDuty[]>;
}

export const keyOfDuty = ({ duty: { startAt, shiftId, personId } }: KeptDuty): DutyKey => [Math.round(startAt), shiftId, personId];
const compareKeys = (a: DutyKey, b: DutyKey): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Settled days come from the memo by the page, the last two are worked out once. Cost: that of a page, and of two days. */
export async function openDutyPages(ctx: Context, span: DutySpan, sort: 'startAt' | '-startAt'): Promise<DutyPages> {
  const window = windowOf(span), direction = sort === '-startAt' ? -1 : 1;
  const counted = await readSettled(ctx, window, (filter) => countKeptDuties(ctx.store.db, filter));
  const rest: KeptDuty[] = [];
  for await (const group of begunDuties(ctx, { ...span, fromAt: Math.max(span.fromAt, counted.restFrom) })) rest.push(...group);
  return {
    total: (counted.value ?? 0) + rest.length,
    async page(after, limit) {
      const settled = counted.value === null ? null : (await readSettled(ctx, { ...window, toAt: Math.min(window.toAt, counted.restFrom) }, (filter) =>
        listKeptDuties(ctx.store.db, filter, { after, isDescending: direction < 0, limit }))).value;
      const beyond = rest.filter((one) => after === null || compareKeys(keyOfDuty(one), after) * direction > 0);
      // A relief on a settled day may begin after a shift of the next: both are laid into one order.
      return [...await namedDuties(ctx, settled ?? []), ...beyond].sort((a, b) => compareKeys(keyOfDuty(a), keyOfDuty(b)) * direction).slice(0, limit);
    },
  };
}

function windowOf({ datasetId, fromAt, toAt, filter: { district, person, place, state } }: DutySpan): SettledWindow {
  const [kind, id] = place?.split(':') ?? [];
  return { datasetId, fromAt, toAt, district, person, state, post: kind === 'post' ? Number(id) : undefined, beat: kind === 'beat' ? Number(id) : undefined };
}

/** Kept duties with what they are called now. */
async function namedDuties({ store }: Context, kept: readonly KeptMinutes[]): Promise<KeptDuty[]> {
  if (kept.length === 0) return [];
  const keyOf = ({ shiftId, personId }: { shiftId: number; personId: number }): string => `${shiftId}/${personId}`;
  const duties = new Map((await dutiesOfShifts(store.db, [...new Set(kept.map(({ shiftId }) => shiftId))])).map((duty) => [keyOf(duty), duty]));
  return kept.flatMap((one) => {
    const duty = duties.get(keyOf(one));
    return duty === undefined ? [] : [{ duty, attendance: one.attendance, minutes: one.minutes }];
  });
}
