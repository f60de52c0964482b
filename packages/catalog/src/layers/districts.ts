import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { LayerDescriptor, StyleLayer } from '../layer';
import { districtNamePoints } from './district-names';

/** Hotspot districts: a quiet fill, a glow inside the edge, the edge, and the name outside it. */
export const districts: LayerDescriptor = {
  id: 'districts',
  title: { zh: '片区', en: 'Districts' },
  description: { zh: '热点治理片区的现行边界', en: 'Current boundaries of the hotspot districts' },
  geometry: 'polygon',
  properties: [
    { name: 'name', type: 'string', title: { zh: '片区', en: 'District' } },
    { name: 'code', type: 'string', title: { zh: '编号', en: 'Code' } },
    { name: 'grade', type: 'string', title: { zh: '等级', en: 'Grade' } },
    { name: 'valid_from', type: 'instant', title: { zh: '边界生效', en: 'Boundary from' } },
    { name: 'valid_to', type: 'instant', title: { zh: '边界失效', en: 'Boundary to' } },
  ],
  hasTime: true,
  minzoom: 8,
  delivery: 'features',
  permission: 'map.read',
  changesWith: ['district'],
  deriveFeatures: districtNamePoints,
  isShownByDefault: true,
  titleProperty: 'name',
  legend: [
    { shape: 'fill', colour: ({ district }) => `${district.calm.line}33`, rim: ({ district }) => district.calm.line, title: { zh: '片区边界', en: 'District boundary' } },
  ],
  style: (flavor) => [fill(flavor), ...glow(flavor), outline(flavor), ...selection(flavor), name(flavor)],
};

const isArea: ExpressionSpecification = ['!=', ['geometry-type'], 'Point'];
const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];

const fill = ({ district }: Flavor): StyleLayer => ({
  id: 'districts-fill',
  slot: 'area',
  type: 'fill',
  filter: isArea,
  paint: { 'fill-color': district.calm.line, 'fill-opacity': ['case', isSelected, district.fillOpacityRatio + 0.06, district.fillOpacityRatio], 'fill-antialias': false },
});

/**
 * Inward from the edge, fading. One wide line laid along a stepped edge folds over itself at the corners and shows as
 * dark wedges; three narrow ones, each blurred into the next, do not. 12 px deep where streets are read, less where the
 * whole district is not much larger.
 */
const glow = ({ district, lineScale }: Flavor): StyleLayer[] =>
  [1, 0.6, 0.25].map((strengthRatio, band) => ({
    id: `districts-glow-${band + 1}`,
    slot: 'glow',
    type: 'line',
    filter: isArea,
    minzoom: 12,
    layout: { 'line-join': 'miter', 'line-miter-limit': 4 },
    paint: {
      'line-color': district.calm.line,
      'line-width': deepening(7 * lineScale),
      'line-offset': deepening((2 + 3.5 * band) * lineScale),
      'line-blur': deepening(3.5 * lineScale),
      'line-opacity': district.glowOpacityRatio * strengthRatio,
    },
  }));

const deepening = (pixels: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 12, 0.25 * pixels, 13, 0.45 * pixels, 15, pixels];

const outline = ({ district, lineScale }: Flavor): StyleLayer => ({
  id: 'districts-outline',
  slot: 'outline',
  type: 'line',
  filter: isArea,
  layout: { 'line-join': 'round' },
  paint: { 'line-color': district.calm.line, 'line-width': 1.7 * lineScale, 'line-opacity': district.outlineOpacityRatio },
});

/** The selected district: accent on a casing of the surface, so that it reads on any cell of the heat grid. */
const selection = ({ accent, surface, lineScale }: Flavor): StyleLayer[] =>
  [{ part: 'casing', colour: surface, widthPixels: 5.6 }, { part: 'line', colour: accent, widthPixels: 2.8 }].map(({ part, colour, widthPixels }) => ({
    id: `districts-selected-${part}`,
    slot: 'outline',
    type: 'line',
    filter: isArea,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': widthPixels * lineScale, 'line-opacity': ['case', isSelected, 1, 0] },
  }));

/**
 * 8 px off the edge, on the side the point was put on. Where that place is taken, as it is while the whole county is a
 * hand wide, the name goes beside it: a district without its name helps nobody.
 */
const name = ({ district, textScale }: Flavor): StyleLayer => {
  const gap = 8 / district.nameSizePixels;
  return {
    id: 'districts-name',
    slot: 'area-label',
    type: 'symbol',
    filter: ['==', ['geometry-type'], 'Point'],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [...fonts.bold],
      'text-size': ['interpolate', ['linear'], ['zoom'], 11, 0.8 * district.nameSizePixels * textScale, 13.5, district.nameSizePixels * textScale],
      'text-letter-spacing': 0.04,
      'text-max-width': 20,
      'text-variable-anchor-offset': ['match', ['get', 'side'],
        'below', ['literal', ['top', [0, gap], 'top-left', [0, gap], 'top-right', [0, gap], 'left', [gap, 0], 'right', [-gap, 0], 'bottom', [0, -2 * gap]]],
        ['literal', ['bottom', [0, -gap], 'bottom-left', [0, -gap], 'bottom-right', [0, -gap], 'left', [gap, 0], 'right', [-gap, 0], 'top', [0, 2 * gap]]]],
      'text-padding': 2,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': district.name.text, 'text-halo-color': district.name.halo, 'text-halo-width': district.name.haloWidthPixels, 'text-halo-blur': 0.6 },
  };
};
