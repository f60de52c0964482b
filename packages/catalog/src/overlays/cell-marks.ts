import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

export const cellMarkSource = 'cell-marks';

/** What a mark over ground cells says; each has its own stroke, so that none rests on colour alone. */
export type CellMarkKind = 'hot' | 'few' | 'unvisited' | 'selected' | 'note';

type Line = { readonly kind: CellMarkKind; readonly colour: string; readonly width: number; readonly dash?: readonly [number, number]; readonly opacity?: number };

/** Edges of hotspots over a casing of map ground; cells that say nothing dashed; the one asked about ringed; areas of notes dashed in the colour of people's acts. */
export const cellMarkLayers = ({ surface, text1, text2, accent, lineScale }: Flavor): SlottedLayer[] => {
  const lines: readonly Line[] = [
    { kind: 'few', colour: text2, width: 0.9, dash: [3, 2], opacity: 0.8 },
    { kind: 'unvisited', colour: text2, width: 1.4, dash: [1, 1.6] },
  ];
  const cased: readonly Line[] = [
    { kind: 'hot', colour: text1, width: 2.6 },
    { kind: 'selected', colour: accent, width: 3.4 },
    { kind: 'note', colour: accent, width: 1.8, dash: [4, 2] },
  ];
  return [...lines.map((line) => stroke(line, lineScale)), ...cased.flatMap((line) => [
    stroke({ kind: line.kind, colour: surface, width: line.width + 2.8, opacity: 0.9 }, lineScale, '-casing'), stroke(line, lineScale),
  ])];
};

const stroke = ({ kind, colour, width, dash, opacity = 1 }: Line, lineScale: number, suffix = ''): SlottedLayer => ({
  id: `cell-mark-${kind}${suffix}`,
  slot: 'heat',
  type: 'line',
  source: cellMarkSource,
  filter: ['==', ['get', 'kind'], kind],
  layout: { 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': width * lineScale, 'line-opacity': opacity, ...(dash && { 'line-dasharray': [...dash] }) },
});
