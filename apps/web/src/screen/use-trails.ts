import type { WallSections } from '@wuding/contract';
import { shallowRef, watch, type ShallowRef } from 'vue';
import type { PatrolLines, Position } from '../map';

/** @source design language §4: the last ten minutes */
const trailMilliseconds = 10 * 60_000;
/** A way of so many points is as long as anybody can see; older ones go. Memory of a wall that stands for months is bounded by it. */
const mostPoints = 120;

interface Passed {
  readonly at: number;
  readonly position: Position;
}

/** Where units came from in the last minutes, as far as this page has seen. */
export function useTrails(units: () => WallSections['units']): ShallowRef<PatrolLines> {
  const ways = new Map<number, Passed[]>(), lines = shallowRef<PatrolLines>({ type: 'FeatureCollection', features: [] });
  watch(units, (all) => {
    const present = new Set(all.map(({ id }) => id));
    for (const id of ways.keys()) if (!present.has(id)) ways.delete(id);
    for (const { id, position, at } of all) {
      if (position === null || at === null) continue;
      const way = ways.get(id) ?? [], last = way.at(-1), seenAt = Date.parse(at);
      const next = last?.at === seenAt ? way : [...way, { at: seenAt, position: [position[0], position[1]] as Position }];
      ways.set(id, next.filter((passed) => seenAt - passed.at <= trailMilliseconds).slice(-mostPoints));
    }
    lines.value = { type: 'FeatureCollection', features: [...ways.values()].filter((way) => way.length > 1).map((way) => ({ type: 'Feature', geometry: { type: 'LineString', coordinates: way.map(({ position }) => position) }, properties: { kind: 'trail' } })) };
  }, { immediate: true });
  return lines;
}
