import { clockOf, type AlarmDescriptor } from '../alarm';

export const away: AlarmDescriptor = {
  id: 'away', title: { zh: '脱岗', en: 'Off post' }, severity: 'warning', limit: null, isPerDistrict: false,
  source: { zh: '到岗规则', en: 'rules of attendance' },
  explain: ({ placeName, personName, sinceAt }) => ({
    zh: `${placeName}${personName ?? '有人'}到过岗，从 ${clockOf(sinceAt)} 起不在岗位上，没有报备。`,
    en: `${personName ?? 'Somebody'} was at ${placeName} and has been off post since ${clockOf(sinceAt)} without saying so.`,
  }),
};
