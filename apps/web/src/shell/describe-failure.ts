import { useI18n } from 'vue-i18n';
import type { RequestFailure } from '../api/problem';

/** Why a request failed, as sentences in the reader's language. The server's own details are Chinese and shown only there. */
export function useFailureWords(): { why(failure: RequestFailure): string; requestId(failure: RequestFailure): string | null } {
  const { t, locale } = useI18n();
  return {
    why(failure) {
      const title = t(`problem.${failure.code}`, { status: failure.status });
      return failure.detail !== null && locale.value === 'zh-CN' && failure.detail !== title ? `${title}：${failure.detail}` : title;
    },
    requestId: (failure) => (failure.requestId === null || failure.status < 500 || failure.isPassing ? null : t('failure.requestId', { id: failure.requestId })),
  };
}
