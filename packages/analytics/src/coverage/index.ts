export { coverSegment, type PlaneSegment, type PlaneTrack } from './segment-visits';
export { staysBeside, staysInside, type PlaneLine, type Stay } from './stays';
export { streetSamples, type StreetSamples } from './street-samples';
export { streetVisits } from './street-visits';
