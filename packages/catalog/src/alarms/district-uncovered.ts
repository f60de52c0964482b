import { alarmMinutes } from '@wuding/domain';
import { clockOf, type AlarmDescriptor } from '../alarm';

/** 片区无人巡: in hours in which visits are owed nobody has been in a district for longer than its limit. */
export const districtUncovered: AlarmDescriptor = {
  id: 'district-uncovered',
  title: { zh: '片区无人巡', en: 'District uncovered' },
  severity: 'warning',
  limit: alarmMinutes['district-uncovered'],
  isPerDistrict: true,
  source: { zh: 'Koper 1995：热点至少每两小时到一次', en: 'Koper 1995: a hotspot at least every two hours' },
  explain: ({ placeName, lastAt, sinceAt, limitMinutes }) => ({
    zh: `${placeName}${lastAt === null ? `今天从 ${clockOf(sinceAt)} 应巡起` : `从 ${clockOf(sinceAt)} 起`}没有人巡到，也没有人守着，超过了 ${limitMinutes} 分钟的限度。`,
    en: `Nobody has visited or guarded ${placeName} since ${lastAt === null ? `visits were owed from ${clockOf(sinceAt)}` : clockOf(sinceAt)}, beyond its limit of ${limitMinutes} minutes.`,
  }),
};
