import { alarmMinutes, relapseWaveRule } from '@wuding/domain';
import { clockOf, type AlarmDescriptor } from '../alarm';

/** 回潮成片: vendors are back at several spots of a district within an hour, more than that hour has on all but one day in twenty. */
export const relapseWave: AlarmDescriptor = {
  id: 'relapse-wave',
  title: { zh: '回潮成片', en: 'Relapse wave' },
  severity: 'urgent',
  limit: alarmMinutes['relapse-wave'],
  isPerDistrict: true,
  source: {
    zh: `同一时段内 ${relapseWaveRule.leastSpots} 个以上点位回潮，且超过此前 ${relapseWaveRule.historyDays} 天同一时段的 95 分位`,
    en: `returns at ${relapseWaveRule.leastSpots} spots or more, above the 95th percentile of the same hours of ${relapseWaveRule.historyDays} days`,
  },
  explain: ({ placeName, sinceAt, limitMinutes, found, usual, dayCount, lastAt }) => ({
    zh: `${placeName}从 ${clockOf(sinceAt)} 起 ${limitMinutes} 分钟内有 ${found ?? 0} 个点位劝离后又被占${lastAt === null ? '' : `，最近一处在 ${clockOf(lastAt)}`}；同一时段 ${dayCount ?? 0} 天里 95% 的日子不超过 ${usual ?? 0} 个。`,
    en: `Vendors sent away were back at ${found ?? 0} spots of ${placeName} within ${limitMinutes} minutes from ${clockOf(sinceAt)}${lastAt === null ? '' : `, last at ${clockOf(lastAt)}`}; on 95 % of ${dayCount ?? 0} days that hour had ${usual ?? 0} at most.`,
  }),
};
