export * from './foundation';
export * from './spatial-base';
export * from './visits';
export * from './district-history';
export * from './zones';
