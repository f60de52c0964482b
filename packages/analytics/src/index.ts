export * from './coverage';
export * from './effect';
export * from './event-cube';
export { countChange, type CountChange } from './count-change';
export * from './forecast';
export * from './hotspot';
export * from './near-repeat';
export * from './statistics';
export * from './survival';
