import { useI18n } from 'vue-i18n';
import type { IncidentView } from '@wuding/contract';
import { formatMinute, zoneName } from '../format/instant';
import { useAppearance } from '../stores/appearance';

/** Words of an incident's fields in the reader's language, times on the clock of its dataset. */
export function useIncidentWords(timeZone: () => string) {
  const { t } = useI18n();
  const appearance = useAppearance();
  const time = (instant: string | null): string | null => (instant === null ? null : formatMinute(instant, timeZone()));
  return {
    time,
    status: ({ status }: IncidentView): string => t(`status.${status}`),
    source: ({ source }: IncidentView): string => t(`source.${source}`),
    handling: ({ handlingMode }: IncidentView): string => t(`handling.${handlingMode}`),
    outcome: ({ outcome }: IncidentView): string => t(`outcome.${outcome}`),
    facts: (incident: IncidentView): { label: string; value: string | null; note?: string }[] => [
      { label: t('incident.event'), value: incident.eventName, note: incident.eventCode },
      { label: t('incident.status'), value: t(`status.${incident.status}`) },
      { label: t('incident.occurredAt'), value: time(incident.occurredAt), note: zoneName(timeZone(), appearance.locale) },
      { label: t('incident.closedAt'), value: time(incident.closedAt) },
      { label: t('incident.district'), value: incident.districtName ?? (incident.position === null ? null : t('district.none')) },
      { label: t('incident.street'), value: incident.streetName },
      { label: t('incident.position'), value: incident.position === null ? null : incident.position.map((degrees) => degrees.toFixed(6)).join(', '), note: incident.position === null ? '' : 'WGS-84' },
      { label: t('incident.source'), value: t(`source.${incident.source}`) },
      { label: t('incident.handling'), value: t(`handling.${incident.handlingMode}`) },
      { label: t('incident.outcome'), value: t(`outcome.${incident.outcome}`) },
      { label: t('incident.actor'), value: incident.actorLabel },
      { label: t('incident.description'), value: incident.description === '' ? null : incident.description },
    ],
  };
}
