import { clockOf, type AlarmDescriptor } from '../alarm';

export const vacant: AlarmDescriptor = {
  id: 'vacant', title: { zh: '空岗', en: 'Vacant' }, severity: 'urgent', limit: null, isPerDistrict: false,
  source: { zh: '到岗规则', en: 'rules of attendance' },
  explain: ({ placeName, personName, sinceAt, limitMinutes }) => ({
    zh: `${placeName}${personName ?? '有人'}到 ${clockOf(sinceAt)} 没有到岗，也没有人接替；上岗 ${limitMinutes} 分钟不到算空岗。`,
    en: `${personName ?? 'Somebody'} did not come to ${placeName} by ${clockOf(sinceAt)} and nobody took over; ${limitMinutes} minutes make it vacant.`,
  }),
};
