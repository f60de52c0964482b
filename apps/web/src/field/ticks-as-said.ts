import type { MyDutyView } from '@wuding/contract';
import type { OutboxItem } from './outbox';

/** One line of the list, as the person reads it. */
export interface ShownLine {
  readonly line: string;
  readonly isDone: boolean;
  /** ISO 8601; null = not done, or not received so far. */
  readonly doneAt: string | null;
  readonly doneBy: string;
  /** What was tapped last waits on the phone. */
  readonly isWaiting: boolean;
}

/** The list of a duty as the server told it at `toldAt` (UTC milliseconds by this device), with what was tapped on this phone since or waits for the way. */
export function ticksAsSaid({ shiftId, checklist }: Pick<MyDutyView, 'shiftId' | 'checklist'>, items: readonly OutboxItem[], toldAt: number): ShownLine[] {
  const said = new Map<string, { isDone: boolean; isWaiting: boolean }>();
  for (const { body, state, tappedAt } of items) {
    if (body.kind === 'tick' && body.shiftId === shiftId && (state === 'waiting' || (state === 'received' && tappedAt > toldAt))) said.set(body.line, { isDone: body.isDone, isWaiting: state === 'waiting' });
  }
  return checklist.map(({ line, doneAt, doneBy }) => {
    const tapped = said.get(line);
    if (tapped === undefined || (!tapped.isWaiting && tapped.isDone === (doneAt !== null))) return { line, isDone: doneAt !== null, doneAt, doneBy, isWaiting: false };
    return { line, ...tapped, doneAt: null, doneBy: '' };
  });
}
