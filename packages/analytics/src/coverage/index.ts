export { coverSegment, type PlaneSegment, type PlaneTrack } from './segment-visits';
export { staysInside, type Stay } from './stays';
