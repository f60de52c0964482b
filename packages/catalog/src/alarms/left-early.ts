import { clockOf, type AlarmDescriptor } from '../alarm';

export const leftEarly: AlarmDescriptor = {
  id: 'left-early', title: { zh: '早退', en: 'Left early' }, severity: 'notice', limit: null, isPerDistrict: false,
  source: { zh: '到岗规则', en: 'rules of attendance' },
  explain: ({ placeName, personName, sinceAt, limitMinutes }) => ({
    zh: `${placeName}${personName ?? '有人'}在 ${clockOf(sinceAt)} 签退，离下岗还有 ${limitMinutes} 分钟以上。`,
    en: `${personName ?? 'Somebody'} checked out of ${placeName} at ${clockOf(sinceAt)}, more than ${limitMinutes} minutes before the end.`,
  }),
};
