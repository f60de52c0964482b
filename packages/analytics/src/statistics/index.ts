export { criticalP, falseDiscoveryRates } from './false-discovery';
export { normalTwoSided } from './normal';
export { randomStream } from './random';
