import { alarmMinutes } from '@wuding/domain';
import { clockOf, type AlarmDescriptor } from '../alarm';

/** 空岗: a shift is running and nobody of it stands at the post. One alarm a shift, whatever the number of people. */
export const postEmpty: AlarmDescriptor = {
  id: 'post-empty',
  title: { zh: '岗位无人', en: 'Post empty' },
  severity: 'urgent',
  limit: alarmMinutes['post-empty'],
  isPerDistrict: false,
  source: { zh: '与人员“空岗”同一时限', en: 'the same limit as 空岗 of a person' },
  explain: ({ placeName, expectedCount, sinceAt, limitMinutes }) => ({
    zh: `${placeName}应到 ${expectedCount ?? 1} 人，从 ${clockOf(sinceAt)} 起没有人在岗，超过了 ${limitMinutes} 分钟。`,
    en: `${placeName} should have ${expectedCount ?? 1} on post; nobody has been there since ${clockOf(sinceAt)}, more than ${limitMinutes} minutes.`,
  }),
};
