export { countyCentre, prepareGround, type CountyDrawings, type CountyGround } from './ground/prepare-ground';
export { readDrawings, type CountyTexts } from './ground/read-drawings';
export type { District, DistrictDrawing } from './ground/districts';
export type { Place } from './ground/places';
export type { Street, StreetDrawing } from './ground/streets';
export { firstSimulatedOn, simulateCounty, type CountyInput } from './simulate-county';
export type { CountyIncident } from './incidents/simulate-day';
export type { WorkCalendar } from './life/calendar';
