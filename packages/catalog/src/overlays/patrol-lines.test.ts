import { describe, expect, it } from 'vitest';
import { darkFlavor } from '../flavors/dark';
import { lightFlavor } from '../flavors/light';
import type { Flavor } from '../flavor';
import { patrolLineKinds, patrolLineLayers, type PatrolLineKind } from './patrol-lines';

/** Strokes of a kind without their colour: dashes in line widths, and how wide the line is. */
const patternsOf = (kind: PatrolLineKind, flavor: Flavor) => patrolLineLayers(flavor)
  .filter((layer) => 'filter' in layer && JSON.stringify(layer.filter) === JSON.stringify(['==', ['get', 'kind'], kind]))
  .map(({ paint }) => { const strokes = (paint ?? {}) as Readonly<Record<string, unknown>>; return { dash: strokes['line-dasharray'] ?? 'solid', width: strokes['line-width'] }; });

describe.each([lightFlavor, darkFlavor])('lines of patrol in the $name flavor', (flavor) => {
  it('tell how a street stands by their dashes, for whoever sees no colours', () => {
    const dashes = (['met', 'owed', 'unvisited'] as const).map((kind) => JSON.stringify(patternsOf(kind, flavor).map(({ dash }) => dash)));
    expect(new Set(dashes).size).toBe(3);
    expect(dashes[0]).toBe('["solid"]');
  });

  it('are thicker the more a street is owed', () => {
    const [met, owed, unvisited] = (['met', 'owed', 'unvisited'] as const).map((kind) => Number(patternsOf(kind, flavor)[0]?.width));
    expect(owed).toBeGreaterThan(met!);
    expect(unvisited).toBeGreaterThan(owed!);
  });

  it('have a pattern of their own each', () => {
    expect(new Set(patrolLineKinds.map((kind) => JSON.stringify(patternsOf(kind, flavor)))).size).toBe(patrolLineKinds.length);
  });
});
