import { leastSeen, type Relapse } from '../relapse/relapse-ratio';
import type { Figure } from './evaluate';
import type { Indicator } from './indicator';

/** A share of records after which the same family was put down again nearby, of those somebody looked at again. */
export interface RelapseIndicator extends Pick<Indicator, 'id' | 'label' | 'unit' | 'heading' | 'direction' | 'definition' | 'source' | 'caution' | 'minimumSample'> {
  readonly reportCategory: string;
  /** R and W. */
  readonly radiusMetres: number;
  readonly windowHours: number;
}

const radiusMetres = 50, windowHours = 24;

const roadOccupationRelapse: RelapseIndicator = {
  id: 'act-02-relapse', reportCategory: 'roadOccupation', radiusMetres, windowHours,
  label: { zh: '占道经营复发率', en: 'Road occupation: relapse' }, unit: 'percent', heading: 'system', direction: 'less', minimumSample: leastSeen,
  definition: {
    zh: `复发率 = 处理后 ${windowHours} 小时内、${radiusMetres} 米内又有占道经营记录的 ÷ 处理后有人再看过的（${windowHours} 小时内、${radiusMetres} 米内有到点，或又有记录）。15 分钟内的算同一件事；没人再看的单列，不算没复发；没有坐标的、${windowHours} 小时还没过完的不算。`,
    en: `Records of road occupation followed by another within ${windowHours} hours and ${radiusMetres} m ÷ those somebody looked at again (a pass within the same, or another record). Within 15 minutes it is the same matter; what nobody looked at again is told apart and is no success; records without coordinates, or whose ${windowHours} hours are not over, do not count.`,
  },
  source: '由 act-02 和巡查到点推算；规则见 packages/analytics/src/relapse',
  caution: {
    zh: '记录跟着巡查走：来了又走、没人碰上的看不见，所以是“至少”。看得越勤越接近真实，比较时先看没人再看的比例。',
    en: 'Records follow patrols: who came back and left unseen is missing, so it is at least so much. Compare the share nobody looked at again first.',
  },
};

/** Every indicator of what came of records afterwards, in the order they are listed. */
export const relapseIndicators: readonly RelapseIndicator[] = [roadOccupationRelapse];

export const findRelapseIndicator = (id: string): RelapseIndicator | undefined => relapseIndicators.find((one) => one.id === id);

/** The figure a relapse makes, percent; null with a reason where nothing was recorded or too little looked at again. */
export function evaluateRelapse({ minimumSample }: RelapseIndicator, { relapsedCount, seenCount, recordCount, ratio }: Relapse): Figure {
  const suppressed = recordCount === 0 ? 'no-records' : ratio === null || seenCount < minimumSample ? 'sample-too-small' : null;
  return { value: suppressed === null && ratio !== null ? ratio.value * 100 : null, numerator: relapsedCount, denominator: seenCount, n: seenCount, suppressed };
}
