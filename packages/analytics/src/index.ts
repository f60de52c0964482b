export * from './event-cube';
export { countChange, type CountChange } from './count-change';
