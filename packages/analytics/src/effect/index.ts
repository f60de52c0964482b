export { controlledRatio, displacement, rateRatio, weightedDifference, type BeforeAfter } from './judge-effect';
