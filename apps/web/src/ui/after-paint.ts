/**
 * Calls back once the browser has shown what the page looks like now: a press is answered on screen first, and the heavy
 * work that follows from it comes after. Calls that pile up before then become one.
 */
export function afterPaint(act: () => void): { soon(): void; cancel(): void } {
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function cancel(): void {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = timer = undefined;
  }
  function soon(): void {
    if (frame !== undefined || timer !== undefined) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      timer = setTimeout(() => {
        timer = undefined;
        act();
      });
    });
  }
  return { soon, cancel };
}
