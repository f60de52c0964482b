import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { LayerDescriptor, StyleLayer } from '../layer';

/**
 * Incidents one by one, from the zoom at which they can be told apart; farther out the heat grid is the picture. Open
 * ones are solid, closed ones hollow. Where the tile thinned a pile of points to one, `count` says how many it stands for.
 */
export const incidents: LayerDescriptor = {
  id: 'incidents',
  title: { zh: '事件', en: 'Incidents' },
  description: { zh: '时间范围内有坐标的事件，撤回的不计', en: 'Located incidents in the time range, withdrawn ones left out' },
  geometry: 'point',
  properties: [
    { name: 'event_code', type: 'string', title: { zh: '事件代码', en: 'Event code' } },
    { name: 'event_name', type: 'string', title: { zh: '事件类别', en: 'Event' } },
    { name: 'status', type: 'string', title: { zh: '状态', en: 'Status' } },
    { name: 'source', type: 'string', title: { zh: '来源', en: 'Source' } },
    { name: 'valid_from', type: 'instant', title: { zh: '发生时间', en: 'Occurred at' } },
    { name: 'closed_at', type: 'instant', title: { zh: '结案时间', en: 'Closed at' } },
  ],
  hasTime: true,
  minzoom: 14,
  delivery: 'tiles',
  permission: 'incident.read',
  changesWith: ['incident'],
  isShownByDefault: true,
  titleProperty: 'event_name',
  legend: [
    { shape: 'circle', colour: ({ mark }) => mark.fill, rim: ({ mark }) => mark.rim, title: { zh: '未结事件', en: 'Open incident' } },
    { shape: 'circle', colour: ({ mark }) => mark.rim, rim: ({ place }) => place.fill, title: { zh: '已结事件', en: 'Closed incident' } },
  ],
  style: (flavor) => [dot('closed', flavor), dot('open', flavor), dot('pile', flavor), count(flavor)],
};

type Kind = 'closed' | 'open' | 'pile';

/** A feature that stands for itself alone carries no count. */
const countOf: ExpressionSpecification = ['coalesce', ['get', 'count'], 1];
const isPile: ExpressionSpecification = ['>', countOf, 1];
const isOpen: ExpressionSpecification = ['==', ['get', 'status'], 'open'];

const filters: Readonly<Record<Kind, ExpressionSpecification>> = {
  closed: ['all', ['!', isPile], ['!', isOpen]],
  open: ['all', ['!', isPile], isOpen],
  pile: isPile,
};

/** Area grows with the number. Half the size where the layer begins, full size where single doors are told apart. */
function radius(kind: Kind, lineScale: number): ExpressionSpecification {
  const full = (scale: number): ExpressionSpecification | number =>
    kind === 'pile' ? ['interpolate', ['linear'], ['sqrt', countOf], 1.4, 8 * scale, 10, 17 * scale, 40, 30 * scale] : (kind === 'open' ? 4.4 : 3) * scale;
  return ['interpolate', ['linear'], ['zoom'], 14, full(0.55 * lineScale), 16, full(lineScale)];
}

/** What is over steps back: a closed incident is a small ring in the grey of places. */
const dot = (kind: Kind, { mark, place, lineScale, pointsFromZoom }: Flavor): StyleLayer => ({
  id: `incidents-${kind}`,
  slot: 'mark',
  type: 'circle',
  minzoom: pointsFromZoom,
  filter: filters[kind],
  paint: {
    'circle-radius': radius(kind, lineScale),
    'circle-color': kind === 'closed' ? mark.rim : mark.fill,
    'circle-opacity': kind === 'pile' ? 0.86 : 0.95,
    'circle-stroke-color': kind === 'closed' ? place.fill : mark.rim,
    'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 14, 0.8 * lineScale, 16, 1.3 * lineScale],
  },
});

const count = ({ mark, textScale }: Flavor): StyleLayer => ({
  id: 'incidents-count',
  slot: 'mark-label',
  type: 'symbol',
  minzoom: 15.5,
  filter: isPile,
  layout: {
    'text-field': ['to-string', ['get', 'count']],
    'text-font': [...fonts.bold],
    'text-size': 10.5 * textScale,
    'text-allow-overlap': true,
  },
  paint: { 'text-color': mark.rim },
});
