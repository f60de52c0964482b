export { matchedWay } from './matched-way';
export { matchTrack, type MatchedTrack, type Track } from './match-track';
export { MatchingBench } from './matching-bench';
export { roadGraph, type RoadGraph } from './road-graph';
export { TrackMatcher, type MatchedStep } from './track-matcher';
