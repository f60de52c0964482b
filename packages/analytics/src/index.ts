export * from './event-cube';
