export { visitFrame, weekdayOfDay, type VisitFrame, type VisitRow } from './visit-frame';
