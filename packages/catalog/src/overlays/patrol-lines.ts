import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

export const patrolLineSource = 'patrol-lines';

/**
 * What a line of patrol says: a street nobody came to though it was owed, one visited less than owed, one visited enough, the one asked about; a way, and a
 * gap in it. Each has a pattern of its own, so that none rests on colour alone.
 */
export const patrolLineKinds = ['met', 'owed', 'unvisited', 'chosen', 'gap', 'trail'] as const;
export type PatrolLineKind = (typeof patrolLineKinds)[number];

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly [number, number];
}

export const patrolLineLayers = ({ status, accent, text1, text2, surface, lineScale }: Flavor): SlottedLayer[] => {
  const strokes: Readonly<Record<PatrolLineKind, Stroke>> = {
    met: { colour: status['on-post'].fill, width: 2.2 }, owed: { colour: status.late.rim ?? status.late.fill, width: 3, dash: [3, 1.4] }, unvisited: { colour: status.vacant.fill, width: 4, dash: [1.1, 0.8] },
    chosen: { colour: text1, width: 5 }, gap: { colour: text2, width: 1.6, dash: [1, 2] }, trail: { colour: accent, width: 3.6 },
  };
  return patrolLineKinds.flatMap((kind): SlottedLayer[] => {
    const { colour, width, dash } = strokes[kind];
    const line = (suffix: string, paint: { colour: string; width: number; dash?: readonly [number, number] | undefined }): SlottedLayer => ({
      id: `patrol-line-${kind}${suffix}`, slot: 'heat', type: 'line', source: patrolLineSource, filter: ['==', ['get', 'kind'], kind], layout: { 'line-join': 'round' },
      paint: { 'line-color': paint.colour, 'line-width': paint.width * lineScale, ...(paint.dash && { 'line-dasharray': [...paint.dash] }) },
    });
    return kind === 'trail' || kind === 'chosen' ? [line('-casing', { colour: surface, width: width + 3 }), line('', { colour, width })] : [line('', { colour, width, dash })];
  });
};
