/** How long after the last touch a page still counts as used. */
const attendedMilliseconds = 60_000;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Null before anybody notices: then nothing is said. */
let touchedAt: number | null = null;

/** Begins to notice whether somebody is at the page; opening it counts. */
export function noticeTouches(): void {
  touchedAt = performance.now();
  for (const kind of touches) window.addEventListener(kind, () => (touchedAt = performance.now()), { passive: true, capture: true });
}

/** Sent along with what a page asks by itself while nobody is at it, so that the session goes idle as it should. */
export const attendanceHeaders = (): Record<string, string> => (touchedAt !== null && performance.now() - touchedAt > attendedMilliseconds ? { 'x-unattended': '1' } : {});
