import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { controlClasses, type ControlClass } from '@wuding/domain';
import type { Flavor } from '../flavor';
import { fonts } from '../fonts';
import type { LayerDescriptor, StyleLayer, Title } from '../layer';
import { roadWidth } from './road-width';

const titles: Readonly<Record<ControlClass, Title>> = {
  main: { zh: '主干道 · 严管', en: 'Main · strict' },
  secondary: { zh: '次干道 · 严控', en: 'Secondary · controlled' },
  alley: { zh: '小街巷 · 规范', en: 'Alley · regulated' },
};

/** Streets by control class. All casings are drawn before all fills, alley to main, so that crossings join. */
export const streets: LayerDescriptor = {
  id: 'streets',
  title: { zh: '街道', en: 'Streets' },
  description: { zh: '按严管、严控、规范三级控制的街道', en: 'Streets in the three classes of control' },
  geometry: 'line',
  properties: [
    { name: 'name', type: 'string', title: { zh: '街名', en: 'Name' } },
    { name: 'control_class', type: 'string', title: { zh: '控制等级', en: 'Control class' } },
    { name: 'length_metres', type: 'number', title: { zh: '长度（米）', en: 'Length (m)' } },
  ],
  hasTime: false,
  minzoom: 9,
  delivery: 'tiles',
  permission: 'map.read',
  changesWith: ['road-segment'],
  joinedBy: ['name', 'control_class'],
  isShownByDefault: true,
  titleProperty: 'name',
  legend: controlClasses.map((controlClass) => ({
    shape: 'line',
    colour: (flavor: Flavor) => flavor.streets[controlClass].fill,
    rim: (flavor: Flavor) => flavor.streets[controlClass].casing,
    title: titles[controlClass],
  })),
  style: (flavor) => [...alleyToMain.map((c) => casing(c, flavor)), ...alleyToMain.map((c) => fill(c, flavor)), ...alleyToMain.map((c) => label(c, flavor))],
};

const alleyToMain = ['alley', 'secondary', 'main'] as const;

const farthestZoom: Readonly<Record<ControlClass, number>> = { main: 9, secondary: 10.5, alley: 12 };

const ofClass = (controlClass: ControlClass): ExpressionSpecification => ['==', ['get', 'control_class'], controlClass];

const casing = (controlClass: ControlClass, flavor: Flavor): StyleLayer => ({
  id: `streets-${controlClass}-casing`,
  slot: 'road-casing',
  type: 'line',
  minzoom: farthestZoom[controlClass],
  filter: ofClass(controlClass),
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': flavor.streets[controlClass].casing, 'line-width': roadWidth(controlClass, 'casing', flavor.lineScale) },
});

const fill = (controlClass: ControlClass, flavor: Flavor): StyleLayer => ({
  id: `streets-${controlClass}-fill`,
  slot: 'road',
  type: 'line',
  minzoom: farthestZoom[controlClass],
  filter: ofClass(controlClass),
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': flavor.streets[controlClass].fill, 'line-width': roadWidth(controlClass, 'fill', flavor.lineScale) },
});

const lettering = {
  main: { slot: 'main-label', font: fonts.bold, sizePixels: 13, minzoom: 12.6, spacingPixels: 260 },
  secondary: { slot: 'secondary-label', font: fonts.medium, sizePixels: 12, minzoom: 13.5, spacingPixels: 260 },
  alley: { slot: 'alley-label', font: fonts.medium, sizePixels: 11, minzoom: 15, spacingPixels: 240 },
} as const;

/** A name along its street. Letters of a north–south street stand upright under one another. */
function label(controlClass: ControlClass, flavor: Flavor): StyleLayer {
  const { slot, font, sizePixels, minzoom, spacingPixels } = lettering[controlClass];
  const ink = controlClass === 'main' ? flavor.labels.main : flavor.labels.minor;
  return {
    id: `streets-${controlClass}-label`,
    slot,
    type: 'symbol',
    minzoom,
    filter: ['all', ofClass(controlClass), ['!=', ['get', 'name'], '']],
    layout: {
      'symbol-placement': 'line',
      // A street is named again after a while, the closer the look, the longer; far out even a short one gets its name.
      'symbol-spacing': ['interpolate', ['linear'], ['zoom'], 13, 0.45 * spacingPixels, 15, spacingPixels, 18, 2 * spacingPixels],
      'text-field': ['get', 'name'],
      'text-font': [...font],
      'text-size': sizePixels * flavor.textScale,
      'text-letter-spacing': 0.12,
      'text-max-angle': 32,
      'text-padding': 4,
    },
    paint: { 'text-color': ink.text, 'text-halo-color': ink.halo, 'text-halo-width': ink.haloWidthPixels },
  };
}
