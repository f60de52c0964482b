/**
 * Arrow keys, Home and End walk the focus through the elements of a list, round its ends; other keys are left alone.
 * @param elements in the order of walking
 */
export function moveFocus(event: KeyboardEvent, elements: Iterable<HTMLElement> | undefined): void {
  const list = [...(elements ?? [])];
  const target = targetOf(event.key, list.findIndex((element) => element === document.activeElement), list.length);
  if (target === null) return;
  event.preventDefault();
  list[target]?.focus();
}

/** Index to go to from `at` (-1 = outside the list); null for a key that does not walk or an empty list. */
export function targetOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowUp' || key === 'ArrowLeft') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
