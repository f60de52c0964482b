export { default as MapCanvas } from './MapCanvas.vue';
export type { RestingView } from './intent';
