import type { Indicator } from './indicator';
import { roadOccupation } from './road-occupation';

export const roadOccupationPerDay: Indicator = {
  id: 'act-02-per-day',
  label: { zh: '占道经营日均', en: 'Road occupation a day' },
  unit: 'times-per-day',
  heading: 'system',
  direction: 'neither',
  definition: {
    zh: '期内占道经营次数 ÷ 期内已经过去的天数（日历日，含周末和节假日）。',
    en: 'Road occupation in the period ÷ days of the period that have passed (calendar days, weekends and holidays included).',
  },
  source: '由 act-02 推算',
  caution: {
    zh: '只有记录满整个期间才可当日均看；文件写“截至目前”，没有给出截止日期。',
    en: 'A daily mean only if the whole period was recorded; the document says “to date” and gives no closing date.',
  },
  numerator: roadOccupation.numerator,
  denominator: 'days',
  minimumSample: 7,
  compute: ({ numeratorCount, dayCount }) => numeratorCount / dayCount,
};
