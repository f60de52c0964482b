export { default as MapCanvas } from './MapCanvas.vue';
export { default as MapMark } from './MapMark.vue';
export type { RestingView } from './intent';
