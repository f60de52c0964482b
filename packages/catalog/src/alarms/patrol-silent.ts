import { alarmMinutes } from '@wuding/domain';
import { clockOf, type AlarmDescriptor } from '../alarm';

/** 巡查失联: a unit on a beat has sent no sound position for too long. It says nothing about where it is. */
export const patrolSilent: AlarmDescriptor = {
  id: 'patrol-silent',
  title: { zh: '巡查失联', en: 'Patrol silent' },
  severity: 'warning',
  limit: alarmMinutes['patrol-silent'],
  isPerDistrict: false,
  source: { zh: '三倍于“无信号”的 10 分钟', en: 'three times the ten minutes of 无信号' },
  explain: ({ placeName, personName, lastAt, sinceAt, limitMinutes }) => {
    const who = personName === null ? placeName : `${placeName} ${personName}`;
    return {
      zh: `${who}${lastAt === null ? `从 ${clockOf(sinceAt)} 上岗起没有定位` : `最后一次定位在 ${clockOf(lastAt)}`}，超过了 ${limitMinutes} 分钟；没有信号不等于脱岗，请先联系。`,
      en: `${who} ${lastAt === null ? `has sent no position since duty began at ${clockOf(sinceAt)}` : `sent the last position at ${clockOf(lastAt)}`}, more than ${limitMinutes} minutes ago; no signal is no absence: call first.`,
    };
  },
};
