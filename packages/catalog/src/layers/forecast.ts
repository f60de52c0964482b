import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { LayerDescriptor, StyleLayer } from '../layer';

/** Where one class of expected incidents of the window ends and the next begins. The lowest class is everything below the first. */
const breaks = [0.02, 0.05, 0.1, 0.2, 0.5] as const;
/** Incidents expected here are worth a number on the map. */
const labelledClass = 3;

/** Class of a cell, 0 … 5, by what is expected there in the next four hours. */
export const forecastClassOf = (expected: number): number => breaks.filter((edge) => expected >= edge).length;

const rangeOf = (cellClass: number): string => (cellClass === 0 ? `< ${breaks[0]}` : cellClass === breaks.length ? `≥ ${breaks[breaks.length - 1]}` : `${breaks[cellClass - 1]}–${breaks[cellClass]}`);

/** What the next four hours are expected to bring, by ground cell: the forecast that rosters and patrols ask. Fixed classes, so that an evening can be held against a morning. */
export const forecast: LayerDescriptor = {
  id: 'forecast',
  title: { zh: '未来 4 小时预计', en: 'Expected in the next 4 hours' },
  description: {
    zh: '100 米方格未来 4 小时预计的事件数：按近两年的星期和钟点节律、越近的周越算数；记录不足 10 条的方格不单独预计',
    en: 'Incidents expected in the next 4 hours by cells of 100 m, from two years of weeks, later ones counting more; cells with fewer than ten records are not told by themselves',
  },
  geometry: 'polygon',
  properties: [
    { name: 'expected', type: 'number', title: { zh: '预计（件）', en: 'Expected' } },
    { name: 'lower', type: 'number', title: { zh: '95% 下限', en: 'At least (95 %)' } },
    { name: 'upper', type: 'number', title: { zh: '95% 上限', en: 'At most (95 %)' } },
    { name: 'record_count', type: 'number', title: { zh: '依据记录（条）', en: 'Records it rests on' } },
    { name: 'expected_class', type: 'number', title: { zh: '图例档', en: 'Class of the legend' } },
    { name: 'window_from', type: 'instant', title: { zh: '预计时段起', en: 'Window from' } },
    { name: 'window_to', type: 'instant', title: { zh: '预计时段止', en: 'Window to' } },
  ],
  isComputed: true,
  hasTime: false,
  minzoom: 11,
  delivery: 'features',
  permission: 'incident.read',
  changesWith: ['incident', 'district'],
  isShownByDefault: false,
  titleProperty: 'expected',
  legend: [0, 1, 2, 3, 4, 5].map((cellClass) => ({ shape: 'fill' as const, colour: ({ heat }: Flavor) => heat[cellClass]!, title: { zh: `${rangeOf(cellClass)} 件`, en: `Expected ${rangeOf(cellClass)}` } })),
  style: (flavor) => [...[0, 1, 2, 3, 4, 5].map((cellClass) => fill(cellClass, flavor)), edge(flavor), value(flavor)],
};

const fill = (cellClass: number, { heat, heatOpacityRatio }: Flavor): StyleLayer => ({
  id: `forecast-fill-${cellClass}`, slot: 'heat', type: 'fill', filter: ['==', ['get', 'expected_class'], cellClass],
  paint: { 'fill-color': heat[cellClass]!, 'fill-opacity': heatOpacityRatio, 'fill-antialias': false },
});

const edge = ({ heatSeam, lineScale }: Flavor): StyleLayer => ({
  id: 'forecast-edge', slot: 'heat', type: 'line', minzoom: 13, paint: { 'line-color': heatSeam, 'line-width': 0.8 * lineScale },
});

const isLabelled: ExpressionSpecification = ['>=', ['get', 'expected_class'], labelledClass];

const value = ({ text1, surface, textScale }: Flavor): StyleLayer => ({
  id: 'forecast-value', slot: 'mark-label', type: 'symbol', minzoom: 14.5, filter: isLabelled,
  layout: { 'text-field': ['number-format', ['get', 'expected'], { 'max-fraction-digits': 1, 'min-fraction-digits': 1 }], 'text-font': [...fonts.medium], 'text-size': 12 * textScale, 'text-padding': 2 },
  paint: { 'text-color': text1, 'text-halo-color': surface, 'text-halo-width': 1.6 },
});
