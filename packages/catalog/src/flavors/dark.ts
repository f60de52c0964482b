import type { Flavor } from '../flavor';
import { lightFlavor } from './light';

/**
 * Walls and control rooms. The heat ramp turns round: on a dark ground the light end is the one that stands out, so
 * light means many, as it does in the dark rhythm ramp. Its low end sinks into the ground, so that a cell of one or two
 * does not look like an alarm.
 */
export const darkFlavor: Flavor = {
  name: 'dark',
  lineScale: 1,
  textScale: 1,
  surface: '#10171C',
  text1: '#F2F5F4',
  text2: '#BAC6CA',
  accent: '#7FC1DE',
  mark: { fill: '#F2F5F4', rim: '#0C1216' },
  pointsFromZoom: 14,
  place: { fill: '#BAC6CA', rim: '#0C1216' },
  land: '#141B20',
  bareGround: '#1B242A',
  reliefOpacityRatio: 0.9,
  fields: { tints: ['#1A2624', '#1C2725', '#182422'], opacityRatio: 0.7 },
  block: '#1B242A',
  park: '#1D3129',
  water: { fill: '#1F4459', bank: '#356A86', bankWidthPixels: 0.9 },
  building: { low: '#28333B', high: '#313E47', outline: '#35434D' },
  streets: {
    main: { fill: '#7C8689', casing: '#0C1216' },
    secondary: { fill: '#566168', casing: '#0F161B' },
    alley: { fill: '#3A454C', casing: '#10171C' },
  },
  labels: {
    main: { text: '#D9E0E1', halo: '#0C1216', haloWidthPixels: 2.5 },
    minor: { text: '#AEBABD', halo: '#0C1216', haloWidthPixels: 2.5 },
    water: { text: '#8DC4DE', halo: '#10222C', haloWidthPixels: 2.5 },
  },
  district: {
    calm: { line: '#9FB4BF', text: '#C6D3D9' },
    attention: { line: '#F4C542', text: '#F4C542' },
    alarm: { line: '#FF7A4D', text: '#FF7A4D' },
    fillOpacityRatio: 0.08,
    glowOpacityRatio: 0.5,
    outlineOpacityRatio: 0.95,
    name: { text: '#F2F5F4', halo: 'rgba(12, 18, 22, 0.92)', haloWidthPixels: 2.5 },
    nameSizePixels: 15,
  },
  zones: { 'barbecue-ban': '#D88C72', 'permitted-vending': '#8FBF7F', 'keep-clear': '#86B4DA', sensitive: '#D0AE5C', other: '#9AA6AE' },
  status: {
    'on-post': { fill: '#56B4E0', rim: null, text: '#56B4E0', mark: '#0C1216' },
    late: { fill: '#F4C542', rim: null, text: '#F4C542', mark: '#0C1216' },
    vacant: { fill: '#FF7A4D', rim: null, text: '#FF7A4D', mark: '#0C1216' },
    away: { fill: '#F5BFE0', rim: null, text: '#F5BFE0', mark: '#0C1216' },
    'not-due': { fill: '#9DABB2', rim: null, text: '#9DABB2', mark: '#0C1216' },
  },
  heat: ['#3D1A26', '#7A1C2C', '#B0352F', '#DC6E40', '#F0A85F', '#FBE2B0'],
  heatOpacityRatio: 0.8,
  heatSeam: 'rgba(12, 18, 22, 0.6)',
  rhythm: ['#18222A', '#1D3A4C', '#23587A', '#3C7FA3', '#7FA9A6', '#D9C46A', '#F7E08B'],
  // On dark ground the ends are bright and the middle, where nothing can be told, recedes.
  diverging: ['#8FD0EE', '#4B97BE', '#2F5C73', '#4A565E', '#75502F', '#C87437', '#FFB27A'],
  categorical: lightFlavor.categorical,
};
