export { default as MapCanvas } from './MapCanvas.vue';
export type { HeatGrid, MapView, RestingView } from './intent';
