import type { Directive } from 'vue';
import { moveFocus } from './move-focus';

const stops = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-roving]')];

/** One Tab stop for the whole list: the one that had the focus last, or the first. */
function settle(root: HTMLElement, wanted?: HTMLElement): void {
  const all = stops(root);
  const current = wanted ?? all.find((element) => element.tabIndex === 0) ?? all[0];
  for (const element of all) element.tabIndex = element === current ? 0 : -1;
}

/**
 * Makes a list one stop of the Tab key: inside it the arrow keys, Home and End walk. What is walked through carries
 * `data-roving`.
 */
export const vRoving: Directive<HTMLElement> = {
  mounted(root) {
    settle(root);
    root.addEventListener('keydown', (event) => {
      if (event.target instanceof HTMLElement && event.target.dataset['roving'] !== undefined) moveFocus(event, stops(root));
    });
    root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.dataset['roving'] !== undefined) settle(root, target);
    });
  },
  updated: (root) => settle(root),
};
