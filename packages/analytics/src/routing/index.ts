export { TravelTimes, type Travel } from './travel-times';
