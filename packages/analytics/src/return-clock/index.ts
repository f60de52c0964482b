export { findDepartures, usualRules, type Departure, type DepartureKind, type DepartureRules } from './departures';
export { lagMinutes, occupancyAfter, type OccupancyAtLag } from './occupancy';
export { returnSpells, returnSurvival } from './spells';
export { revisitTimes, type RevisitTime } from './revisit-times';
