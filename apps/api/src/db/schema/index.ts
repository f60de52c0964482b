export * from './foundation';
export * from './spatial-base';
