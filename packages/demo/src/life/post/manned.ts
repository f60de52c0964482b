import type { Duty } from '../people/duty';
import type { Post } from './post';

/** Stretches of a day during which at least one of the crew stood there, local minutes, in order, not overlapping. */
export type MannedSpans = readonly (readonly [from: number, to: number])[];

/** When each post was really held on one day, from those who came; posts without anybody have no spans. */
export function mannedSpans(posts: readonly Post[], duties: readonly Duty[]): MannedSpans[] {
  return posts.map(({ code }) => union(duties.flatMap(({ unit, kind, arrived, left }): [number, number][] =>
    (kind === 'post' && unit === code && arrived !== null && left !== null ? [[arrived, left]] : []))));
}

export const isWithin = (spans: MannedSpans, minute: number): boolean => spans.some(([from, to]) => from <= minute && minute < to);

function union(spans: readonly [number, number][]): MannedSpans {
  const merged: [number, number][] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push([span[0], span[1]]);
  }
  return merged;
}
