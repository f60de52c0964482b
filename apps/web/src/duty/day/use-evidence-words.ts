import { useI18n } from 'vue-i18n';
import type { DutyEntryView } from '@wuding/contract';

/** What minutes on post rest on, in words; what there is none of is not spoken of. */
export function useEvidenceWords(): (evidence: DutyEntryView['minutes']['evidence']) => string {
  const { t } = useI18n();
  return ({ phone, leader, paper, positions, promptsAsked, promptsAnswered }) => {
    const parts = [
      ...(phone > 0 ? [t('dutyDay.basis.phone', { n: phone })] : []), ...(leader > 0 ? [t('dutyDay.basis.leader', { n: leader })] : []),
      ...(paper > 0 ? [t('dutyDay.basis.paper', { n: paper })] : []), ...(positions > 0 ? [t('dutyDay.basis.positions', { n: positions })] : []),
      ...(promptsAsked > 0 ? [t('dutyDay.basis.prompts', { n: promptsAnswered, of: promptsAsked })] : []),
    ];
    return parts.length === 0 ? t('dutyDay.basis.none') : parts.join(' · ');
  };
}
