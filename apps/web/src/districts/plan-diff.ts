/** One line of two texts laid side by side: kept, only in the earlier, or only in the later. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many lines a text is compared whole: the table of the comparison would fill memory. */
const longestCompared = 2_000;

/**
 * What became of a text, line by line: the fewest lines removed and added (longest common subsequence). Removed lines stand
 * before the added ones that took their place. Empty for two empty texts.
 */
export function planDiff(earlier: string, later: string): DiffLine[] {
  const a = linesOf(earlier), b = linesOf(later);
  if (a.length > longestCompared || b.length > longestCompared) return [...a.map(removed), ...b.map(added)];
  const lengths = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0, j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) lines.push(removed(a[i++]!));
    else lines.push(added(b[j++]!));
  }
  return [...lines, ...a.slice(i).map(removed), ...b.slice(j).map(added)];
}

const removed = (text: string): DiffLine => ({ kind: 'removed', text });
const added = (text: string): DiffLine => ({ kind: 'added', text });
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/\r?\n/));

/** Length of the longest common subsequence of a from i on and b from j on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
