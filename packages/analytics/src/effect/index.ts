export { controlledRatio, displacement, rateRatio, weightedDifference, type BeforeAfter } from './judge-effect';
export { matchControls } from './match-controls';
export { effectGroup, judgePassEffect, type EffectPasses, type EffectVerdict, type GroupChange, type PassEffect } from './pass-effect';
