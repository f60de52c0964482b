export * from './layer';
export * from './flavor';
