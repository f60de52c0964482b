export { coverSegment, type PlaneSegment, type PlaneTrack } from './segment-visits';
export { staysBeside, staysInside, type PlaneLine, type Stay } from './stays';
export { streetSamples, type StreetSamples } from './street-samples';
export { streetVisits } from './street-visits';
export { countDoses, joinPresences, keptUpMilliseconds, leastVisitsToPredict, predictabilityOf, visitEntropy, type Presence } from './presence';
export { visitsByStreet, type VisitRange, type VisitRun, type VisitsByStreet } from './visits-by-street';
