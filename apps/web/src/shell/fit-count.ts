/**
 * How many items from the left fit a width when what is left over goes behind a "more" button.
 * @param widths of all items in order, pixels; `gap` between neighbours
 * @param moreWidth of the button that holds the rest
 * @returns all of them when they fit without the button; 0..length otherwise
 */
export function fitCount(widths: readonly number[], { available, gap, moreWidth }: { available: number; gap: number; moreWidth: number }): number {
  const all = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
  if (all <= available) return widths.length;
  let used = moreWidth, count = 0;
  for (const width of widths) {
    used += width + gap;
    if (used > available) break;
    count += 1;
  }
  return count;
}
