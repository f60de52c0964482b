export { default as MapCanvas } from './MapCanvas.vue';
export { default as MarksMap } from './MarksMap.vue';
export { default as MapMark } from './MapMark.vue';
export type { CellMarks, HeatGrid, MapIntent, MapView, PatrolLines, Position, ReachMark, RestingView } from './intent';
export type { DrawnNames } from './district-at';
export type { Snapped } from './nearest-street';
export type { PostDrawingSetting, PostShape } from './post-drawing';
