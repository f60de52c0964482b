import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { anchorOf, type DutyDesk, type Held } from './use-duty-desk';

/** Pixels the pointer goes before a press is a drag. */
const slackPixels = 5;

/**
 * What tells of a pointer's way: `pointermove` waits for the next frame, which a slow screen has late; the raw event comes at once,
 * where a browser knows it.
 */
const moveEvents = ['pointerrawupdate', 'pointermove'] as const;

/** Where the ghost of somebody dragged is, in window pixels. */
export interface DragPoint {
  readonly x: number;
  readonly y: number;
}
/** One drag at a time on the whole page. */
export const dragPoint: ShallowRef<DragPoint | null> = shallowRef(null);

/** The shifts of the mark under a point; empty when there is none. */
export function shiftsAt(element: Element | null): { element: Element; shiftIds: number[] } | null {
  const mark = element?.closest<HTMLElement>('[data-shifts]') ?? null;
  const shiftIds = (mark?.dataset['shifts'] ?? '').split(',').filter((text) => text !== '').map(Number);
  return mark === null || shiftIds.length === 0 ? null : { element: mark, shiftIds };
}

/**
 * Takes somebody along with the pointer from where it was pressed, over the marks of the roster, and puts them down there.
 * A press that does not move stays a click.
 */
export function useDrag(desk: DutyDesk): (event: PointerEvent, held: Held) => void {
  let stop = (): void => undefined;
  onScopeDispose(() => stop());
  return (press, held) => {
    // A finger scrolls the list; it takes somebody by a tap.
    if (press.button !== 0 || press.pointerType === 'touch' || !desk.canEdit.value) return;
    stop();
    const start = { x: press.clientX, y: press.clientY };
    let isDragging = false;
    const move = (event: PointerEvent): void => {
      const { clientX: x, clientY: y } = event;
      if (!isDragging && Math.hypot(x - start.x, y - start.y) < slackPixels) return;
      event.preventDefault();
      if (!isDragging) {
        isDragging = true;
        desk.pane.value = null;
        desk.held.value = held;
      }
      if (dragPoint.value?.x === x && dragPoint.value.y === y) return;
      dragPoint.value = { x, y };
      const under = shiftsAt(document.elementFromPoint(x, y));
      desk.over.value = under === null ? null : { shiftIds: under.shiftIds, personId: null, anchor: anchorOf(under.element) };
    };
    const end = (event: PointerEvent): void => {
      stop();
      if (!isDragging) return;
      const over = desk.over.value;
      desk.held.value = null;
      desk.over.value = null;
      if (event.type === 'pointerup' && over !== null) {
        const shiftId = desk.bestShift(held, over.shiftIds);
        if (shiftId !== null && shiftId !== held.fromShiftId) desk.put(held, shiftId, over.anchor);
      }
    };
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      stop();
      desk.held.value = null;
      desk.over.value = null;
    };
    // The click that ends a drag opens nothing.
    const swallow = (event: MouseEvent): void => event.stopPropagation();
    stop = () => {
      for (const name of moveEvents) document.removeEventListener(name, move as EventListener);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', end);
      document.removeEventListener('keydown', cancel);
      dragPoint.value = null;
      if (isDragging) {
        document.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
      }
    };
    for (const name of moveEvents) document.addEventListener(name, move as EventListener, { passive: false });
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
    document.addEventListener('keydown', cancel);
  };
}
