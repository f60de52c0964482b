import { useI18n } from 'vue-i18n';
import { bureauTimeZone } from '../format/bureau-time-zone';
import { formatMinute } from '../format/instant';
import type { WallAlarm } from './takeover';

const clockOf = (at: string): string => formatMinute(at, bureauTimeZone).slice(11);

/** The one fact of an alarm that a wall has room for. @param startAt of the shift it is about, where that is known */
export function useAlarmFact() {
  const { t } = useI18n();
  return ({ kind, sinceAt, lastAt, expectedCount, personCount, found, usual }: WallAlarm, startAt: string | null = null): string => {
    switch (kind) {
      case 'post-empty': return t('screen.fact.post-empty', { n: expectedCount ?? 1 });
      case 'patrol-silent': return lastAt === null ? t('screen.fact.patrol-silent-never') : t('screen.fact.patrol-silent', { at: clockOf(lastAt) });
      case 'district-uncovered': return t('screen.fact.district-uncovered', { at: clockOf(sinceAt) });
      case 'relapse-wave': return t('screen.fact.relapse-wave', { found: found ?? 0, usual: usual ?? 0 });
      case 'datum-suspect': return t('screen.fact.datum-suspect');
      case 'vacant':
      case 'late': return startAt === null ? t('screen.fact.other', { n: personCount }) : t(`screen.fact.${kind}`, { at: clockOf(startAt), n: personCount });
      default: return t('screen.fact.other', { n: personCount });
    }
  };
}
