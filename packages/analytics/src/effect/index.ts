export { controlledRatio, displacement, rateRatio, weightedDifference, type BeforeAfter } from './judge-effect';
export { matchControls } from './match-controls';
export { effectGroup, judgePassEffect, type EffectPasses, type GroupChange, type PassEffect } from './pass-effect';
