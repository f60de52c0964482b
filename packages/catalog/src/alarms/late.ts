import { clockOf, type AlarmDescriptor } from '../alarm';

export const late: AlarmDescriptor = {
  id: 'late', title: { zh: '迟到', en: 'Late' }, severity: 'notice', limit: null, isPerDistrict: false,
  source: { zh: '到岗规则', en: 'rules of attendance' },
  explain: ({ placeName, personName, sinceAt, limitMinutes }) => ({
    zh: `${placeName}${personName ?? '有人'}到 ${clockOf(sinceAt)} 还没有到岗，超过了 ${limitMinutes} 分钟。`,
    en: `${personName ?? 'Somebody'} had not arrived at ${placeName} by ${clockOf(sinceAt)}, more than ${limitMinutes} minutes late.`,
  }),
};
