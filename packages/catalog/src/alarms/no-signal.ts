import { clockOf, type AlarmDescriptor } from '../alarm';

export const noSignal: AlarmDescriptor = {
  id: 'no-signal', title: { zh: '无信号', en: 'No signal' }, severity: 'notice', limit: null, isPerDistrict: false,
  source: { zh: '到岗规则', en: 'rules of attendance' },
  explain: ({ placeName, personName, sinceAt, limitMinutes }) => ({
    zh: `${placeName}${personName ?? '有人'}没有在 ${limitMinutes} 分钟内应答抽查，从 ${clockOf(sinceAt)} 起无信号；这不等于脱岗。`,
    en: `${personName ?? 'Somebody'} at ${placeName} did not answer a prompt within ${limitMinutes} minutes and has shown no sign since ${clockOf(sinceAt)}; that is no absence.`,
  }),
};
