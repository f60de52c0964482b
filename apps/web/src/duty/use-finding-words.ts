import { useI18n } from 'vue-i18n';
import { civilDateOf, civilDayOf, type Finding } from '@wuding/domain';
import { clockText, spanText, weekdayAt } from './duty-week';
import { placeName, type RosterModel } from './roster-model';

type Values = Record<string, string | number>;

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;
const numberOf = (data: Finding['data'], key: string): number => Number(data[key] ?? 0);

/** Findings as sentences that say who, what, when and how much; the numbers come from the rule itself. */
export function useFindingWords(model: () => RosterModel | null): { sentence(finding: Finding): string; title(finding: Finding): string } {
  const { t } = useI18n();
  const dayText = (at: number): string => civilDateOf(civilDayOf(at));
  const shiftText = (shiftId: number): string => {
    const shift = model()?.index.shifts.get(shiftId);
    return shift === undefined ? `#${shiftId}` : `${t(`weekday.short.${weekdayAt(shift.startAt)}`)} ${spanText(shift.startAt, shift.endAt)}`;
  };
  const valuesOf = ({ data, personId }: Finding): Values => ({
    ...data, name: model()?.personById.get(personId)?.name ?? `#${personId}`,
    place: typeof data['place'] === 'string' && model() !== null ? placeName(model()!, data['place']) : '',
    shift: 'otherShiftId' in data ? shiftText(numberOf(data, 'otherShiftId')) : '',
    hours: hours(numberOf(data, 'minutes')), limitHours: hours(numberOf(data, 'limit')),
    from: 'fromAt' in data ? `${dayText(numberOf(data, 'fromAt'))} ${clockText(numberOf(data, 'fromAt'))}` : '', to: 'toAt' in data ? `${dayText(numberOf(data, 'toAt'))} ${clockText(numberOf(data, 'toAt'))}` : '',
    day: 'leftAt' in data ? dayText(numberOf(data, 'leftAt')) : 'expiredAt' in data ? dayText(numberOf(data, 'expiredAt') - 1) : '',
    at: 'at' in data ? clockText(numberOf(data, 'at')) : '',
    vehicle: 'vehicleId' in data ? (model()?.roster.vehicles.find(({ id }) => id === data['vehicleId'])?.plate ?? '') : '',
  });
  return { sentence: (finding) => t(`duty.finding.${finding.rule}`, valuesOf(finding)), title: ({ rule }) => t(`duty.rule.${rule}`) };
}
