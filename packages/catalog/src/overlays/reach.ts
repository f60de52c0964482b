import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { SlottedLayer } from '../slot';

export const reachSource = 'reach';

/** How a reach is meant: of a post in force, of one that is not, of the one in hand, or one that overlaps another. */
export const reachTones = ['in-force', 'resting', 'chosen', 'clash'] as const;
export type ReachTone = (typeof reachTones)[number];

/**
 * Ground within the radius of guard posts. Features have `part`: `reach` (all around), `side` (the side that is looked at),
 * `line` (the post itself, when it is one), `point`; `tone`; and `name`, empty where none is to be written.
 */
export const reachLayers = (flavor: Flavor): SlottedLayer[] => reachTones.flatMap((tone) => tonedLayers(tone, flavor));

function tonedLayers(tone: ReachTone, { accent, surface, status, text2, lineScale, textScale, labels: { main } }: Flavor): SlottedLayer[] {
  const ink = { 'in-force': accent, resting: text2, chosen: accent, clash: status.vacant.text }[tone];
  const opacity = { 'in-force': 0.08, resting: 0.05, chosen: 0.16, clash: 0.14 }[tone];
  const is = (part: string): ExpressionSpecification => ['all', ['==', ['get', 'part'], part], ['==', ['get', 'tone'], tone]];
  return [
    { id: `reach-${tone}-area`, slot: 'outline', type: 'fill', source: reachSource, filter: is('reach'), paint: { 'fill-color': ink, 'fill-opacity': opacity } },
    { id: `reach-${tone}-side`, slot: 'outline', type: 'fill', source: reachSource, filter: is('side'), paint: { 'fill-color': ink, 'fill-opacity': opacity * 1.4 } },
    {
      id: `reach-${tone}-edge`, slot: 'outline', type: 'line', source: reachSource, filter: is('reach'),
      paint: { 'line-color': ink, 'line-width': (tone === 'chosen' ? 2 : 1.4) * lineScale, 'line-opacity': 0.9, ...(tone === 'resting' ? { 'line-dasharray': [3, 2] } : {}) },
    },
    { id: `reach-${tone}-line`, slot: 'outline', type: 'line', source: reachSource, filter: is('line'), layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ink, 'line-width': 4 * lineScale } },
    {
      id: `reach-${tone}-point`, slot: 'mark', type: 'circle', source: reachSource, filter: is('point'),
      paint: { 'circle-radius': 6.5 * lineScale, 'circle-color': ink, 'circle-stroke-color': surface, 'circle-stroke-width': 2 * lineScale },
    },
    {
      id: `reach-${tone}-name`, slot: 'mark-label', type: 'symbol', source: reachSource, filter: ['all', is('reach'), ['!=', ['get', 'name'], '']],
      layout: { 'text-field': ['get', 'name'], 'text-font': [...fonts.medium], 'text-size': 13 * textScale, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-max-width': 12 },
      paint: { 'text-color': main.text, 'text-halo-color': main.halo, 'text-halo-width': main.haloWidthPixels },
    },
  ];
}
