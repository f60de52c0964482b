import { onScopeDispose, watch } from 'vue';

/** What Esc closes, innermost last. */
const closers: (() => void)[] = [];

function onKeydown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  const close = closers.at(-1);
  if (close === undefined) return;
  event.preventDefault();
  close();
}

/** Lets Esc close this component while it is mounted (and, if given, open): the one opened last goes first. */
export function useEscape(close: () => void, isOpen: () => boolean = () => true): void {
  watch(isOpen, (open) => (open ? add(close) : remove(close)), { immediate: true });
  onScopeDispose(() => remove(close));
}

function add(close: () => void): void {
  if (closers.length === 0) document.addEventListener('keydown', onKeydown);
  closers.push(close);
}

function remove(close: () => void): void {
  const index = closers.lastIndexOf(close);
  if (index === -1) return;
  closers.splice(index, 1);
  if (closers.length === 0) document.removeEventListener('keydown', onKeydown);
}
