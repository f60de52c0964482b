import { useI18n } from 'vue-i18n';
import type { PersonView, PostView } from '@wuding/contract';
import { clockText, figureUnits, type FigureUnit, type PostPart } from '@wuding/domain';
import { useAppearance } from '../../stores/appearance';
import { useEventCodes } from '../../stores/event-codes';
import type { Plan } from './use-post';

interface Fact { readonly label: string; readonly value: string | null; readonly note?: string }
/** What the plan of a post names by number. */
export interface PostNames {
  readonly dataset: string;
  readonly districtName: string | null;
  /** null = not for this role to see. */
  readonly people: readonly PersonView[] | null;
  readonly indicators: readonly { id: string; label: { zh: string; en: string }; unit: FigureUnit }[];
}

/** How the five parts of a post are spoken of. */
export function usePostWords() {
  const { t, te } = useI18n();
  const appearance = useAppearance();
  const eventCodes = useEventCodes();
  const clock = (minute: number): string => (minute > 1440 ? t('zone.nextDay', { clock: clockText(minute - 1440) }) : clockText(minute));
  const hours = (startMinute: number, endMinute: number): string => `${clock(startMinute)}–${clock(endMinute)}`;
  const join = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(t('list.comma')));
  const week = (weekdays: readonly number[]): string => (weekdays.length === 7 ? '' : weekdays.map((day) => t(`weekday.short.${day}`)).join(t('list.comma')));

  function span({ name, dayKind, weekdays, startMinute, endMinute }: Plan['when']['spans'][number]): string {
    const days = [dayKind === 'any' && weekdays.length < 7 ? '' : t(`patternDay.${dayKind}`), week(weekdays)].filter((word) => word !== '').join(' ');
    return `${name} · ${days} ${hours(startMinute, endMinute)}`;
  }
  const exception = ({ fromOn, untilOn, reason, spans }: Plan['when']['exceptions'][number]): string =>
    t('post.exceptionLine', { days: fromOn === untilOn ? fromOn : `${fromOn} – ${untilOn}`, reason, hours: join(spans.map(({ startMinute, endMinute }) => hours(startMinute, endMinute))) ?? t('post.nobody') });
  const person = (id: number | null, { people }: PostNames): string | null => (id === null ? null : people === null ? t('post.personHidden') : people.find((one) => one.id === id)?.name ?? t('post.personGone', { id }));
  const indicator = (id: string, { indicators }: PostNames): string => {
    const found = indicators.find((one) => one.id === id);
    if (found === undefined) return te(`post.measure.${id}`) ? t(`post.measure.${id}`) : id;
    return found.label[appearance.locale === 'en' ? 'en' : 'zh'];
  };
  /** A share as per cent, anything else with its unit. */
  const aim = ({ indicatorId: id, value }: { indicatorId: string; value: number }, names: PostNames): string => {
    const unit = names.indicators.find((one) => one.id === id)?.unit;
    const word = unit === undefined ? '' : figureUnits[unit][appearance.locale === 'en' ? 'en' : 'zh'];
    const target = id.endsWith('-ratio') && unit === undefined ? `${Math.round(value * 1_000) / 10}%` : `${value} ${word}`.trim();
    return t('post.targetLine', { name: indicator(id, names), target });
  };
  /** A code stays on one line. */
  const unbroken = (code: string): string => code.replaceAll('-', '-\u2060');

  const facts: Readonly<Record<PostPart, (plan: Plan, names: PostNames) => Fact[]>> = {
    who: ({ who }, names) => [
      { label: t('post.primary'), value: person(who.primaryPersonId, names) },
      { label: t('post.relief'), value: person(who.reliefPersonId, names) },
      { label: t('post.people'), value: t('post.heads', { n: who.personCount }), note: who.certifiedCount === 0 ? t('post.anybody') : t('post.certifiedOf', { n: who.certifiedCount }) },
      { label: t('post.vehicle'), value: who.needsVehicle ? t('post.vehicleNeeded') : t('post.vehicleNone') },
    ],
    when: ({ when }) => [
      { label: t('post.pattern'), value: when.spans.length === 0 ? null : when.spans.map(span).join('\n') },
      { label: t('post.exceptions'), value: when.exceptions.length === 0 ? t('post.noExceptions') : when.exceptions.map(exception).join('\n') },
      { label: t('post.around'), value: t('post.earlyLate', { early: when.earlyArriveMinutes, late: when.lateLeaveMinutes }) },
    ],
    where: ({ where }, { districtName }) => [
      { label: t('post.shape'), value: where.shape === null ? null : where.shape.type === 'Point' ? t('post.atPoint', { at: position(where.shape.coordinates) }) : t('post.alongLine', { n: where.shape.coordinates.length }) },
      { label: t('post.radius'), value: t('unit.metres', { n: where.radiusMetres }) },
      { label: t('post.viewSide'), value: where.viewSide === null ? t('post.side.none') : t(`post.side.${where.viewSide}`) },
      { label: t('post.street'), value: where.streetName === '' ? null : where.streetName },
      { label: t('post.district'), value: districtName },
    ],
    duty: ({ duty }, { dataset }) => [
      { label: t('post.codes'), value: join(duty.eventCodes.map((code) => `${unbroken(code)} ${eventCodes.codeName(dataset, code)}`)) },
      { label: t('post.allowed'), value: join([...duty.allowedZones, ...(duty.allowedStalls === '' ? [] : [duty.allowedStalls])]) },
      { label: t('post.checklist'), value: duty.checklist.length === 0 ? null : duty.checklist.map((line, i) => `${i + 1}. ${line}`).join('\n') },
      { label: t('post.handover'), value: duty.handover.length === 0 ? null : duty.handover.map((line, i) => `${i + 1}. ${line}`).join('\n') },
      { label: t('post.escalation'), value: duty.escalationContact === '' ? null : duty.escalationContact },
    ],
    effect: ({ effect }, names) => [
      { label: t('post.targets'), value: effect.targets.length === 0 ? null : effect.targets.map(({ indicatorId, target }) => aim({ indicatorId, value: target }, names)).join('\n') },
      { label: t('post.reviewOn'), value: effect.reviewOn },
      effect.baseline === null ? { label: t('post.baseline'), value: t('post.observation'), note: t('post.observationWhy') }
        : { label: t('post.baseline'), value: aim(effect.baseline, names), note: t('post.baselineFrom', { from: effect.baseline.fromOn, until: effect.baseline.untilOn, n: effect.baseline.sampleCount }) },
    ],
  };
  /** What a part lacks or says wrongly, in words; empty = it is whole. */
  const faults = (part: PostPart, all: PostView['faults']): string[] =>
    [...new Set(all.filter((one) => one.part === part).map(({ code, pointer }) => t(`post.fault.${code}`, { what: t(`post.field.${pointer.split('/')[2] ?? part}`) })))];
  return { facts, faults, hours, indicator, span };
}

const position = (coordinates: readonly unknown[]): string => coordinates.map((degrees) => Number(degrees).toFixed(5)).join(', ');
