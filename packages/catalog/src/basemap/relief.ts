import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

type Corner = [lng: number, lat: number];
/** North-west, north-east, south-east, south-west. */
export type Corners = readonly [Corner, Corner, Corner, Corner];

/** Width of the band along the picture's edge in which it fades into the land, CSS pixels at zoom 14. */
const fadeAtZoom14 = 150;

/** Hillshade and contours. A line of land colour, blurred inwards, keeps the picture from ending like a sheet of paper. */
export const relief = (flavor: Flavor): SlottedLayer[] => [
  {
    id: 'relief',
    slot: 'ground',
    type: 'raster',
    source: 'relief',
    paint: { 'raster-opacity': flavor.reliefOpacityRatio, 'raster-fade-duration': 0, 'raster-resampling': 'linear' },
  },
  {
    id: 'relief-edge',
    slot: 'ground',
    type: 'line',
    source: 'relief-edge',
    layout: { 'line-join': 'miter' },
    paint: {
      'line-color': flavor.land,
      'line-width': ['interpolate', ['exponential', 2], ['zoom'], 9, (2 * fadeAtZoom14) / 32, 14, 2 * fadeAtZoom14, 20, 2 * fadeAtZoom14 * 64],
      'line-blur': ['interpolate', ['exponential', 2], ['zoom'], 9, fadeAtZoom14 / 32, 14, fadeAtZoom14, 20, fadeAtZoom14 * 64],
    },
  },
];

interface Edge {
  type: 'Feature';
  properties: Record<string, never>;
  geometry: { type: 'LineString'; coordinates: Corner[] };
}
const edges = new WeakMap<Corners, Edge>();

/** The picture's edge as a closed line, the data of the `relief-edge` source; one and the same object for the same corners. */
export function reliefEdge(corners: Corners): Edge {
  const known = edges.get(corners);
  if (known !== undefined) return known;
  const edge: Edge = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [...corners, corners[0]] } };
  edges.set(corners, edge);
  return edge;
}
