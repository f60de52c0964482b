import { useI18n } from 'vue-i18n';
import type { DutyEntryView } from '@wuding/contract';

/** How far the list of a shift is done, in words: where nobody said anything of it that is not known, and a beat has none. */
export function useChecklistWords(): (entry: Pick<DutyEntryView, 'checklist' | 'isChecklistTold'>) => string {
  const { t } = useI18n();
  return ({ checklist, isChecklistTold }) => {
    if (checklist.length === 0) return t('common.dash');
    return isChecklistTold ? t('dutyDay.checklistCount', { n: checklist.filter(({ doneAt }) => doneAt !== null).length, of: checklist.length }) : t('dutyDay.notTold');
  };
}
