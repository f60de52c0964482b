export { relapseOutcomes, relapseRatio, relapseSettleMinutes, type Relapse, type RelapseQuestion, type RelapseRules, type TimedRecords } from './relapse-ratio';
