import { dayOfIsoDate } from '../shared/civil-day';
import { postRadiusMetres, type PostDuty, type PostEffect, type PostPart, type PostPlan, type PostWhen, type PostWhere, type PostWho } from './post';

/** What stands between a post and its publication. */
export interface PostFault {
  readonly part: PostPart;
  /** JSON pointer into the plan. */
  readonly pointer: string;
  /** `missing`: nothing is said; `wrong`: what is said cannot be. */
  readonly code: 'missing' | 'wrong';
}

type Check = readonly [field: string, code: PostFault['code'], isFault: boolean];

const isWhole = (value: number, minimum: number, maximum: number): boolean => Number.isInteger(value) && value >= minimum && value <= maximum;

/** Every fault of the five parts, in their order; empty = the post may be published. */
export function judgePost(plan: PostPlan): PostFault[] {
  return [
    ...faultsOf('who', judgeWho(plan.who)), ...faultsOf('when', judgeWhen(plan.when)), ...faultsOf('where', judgeWhere(plan.where)),
    ...faultsOf('duty', judgeDuty(plan.duty)), ...faultsOf('effect', judgeEffect(plan.effect)),
  ];
}

/** Parts with a fault, each once, in their order. */
export const faultyParts = (faults: readonly PostFault[]): PostPart[] => [...new Set(faults.map(({ part }) => part))];

const faultsOf = (part: PostPart, checks: readonly Check[]): PostFault[] =>
  checks.filter(([, , isFault]) => isFault).map(([field, code]) => ({ part, code, pointer: `/${part}/${field}` }));

function judgeWho(who: PostWho): Check[] {
  return [
    ['primaryPersonId', 'missing', who.primaryPersonId === null],
    ['reliefPersonId', 'missing', who.reliefPersonId === null],
    ['reliefPersonId', 'wrong', who.reliefPersonId !== null && who.reliefPersonId === who.primaryPersonId],
    ['personCount', 'wrong', !isWhole(who.personCount, 1, 20)],
    ['certifiedCount', 'wrong', !isWhole(who.certifiedCount, 0, 2) || who.certifiedCount > who.personCount],
  ];
}

/** Whether a stretch begins within its day and ends after it began, at most a day later. */
export const isSoundSpan = ({ startMinute, endMinute }: { readonly startMinute: number; readonly endMinute: number }): boolean =>
  isWhole(startMinute, 0, 1439) && Number.isInteger(endMinute) && endMinute > startMinute && endMinute - startMinute <= 1440;

function judgeWhen(when: PostWhen): Check[] {
  return [
    ['spans', 'missing', when.spans.length === 0],
    ...when.spans.flatMap((span, i): Check[] => [
      [`spans/${i}/endMinute`, 'wrong', !isSoundSpan(span)],
      [`spans/${i}/weekdays`, 'wrong', span.weekdays.length === 0 || !span.weekdays.every((weekday) => isWhole(weekday, 0, 6))],
    ]),
    ...when.exceptions.flatMap((exception, i): Check[] => [
      [`exceptions/${i}/untilOn`, 'wrong', !isDateSpan(exception.fromOn, exception.untilOn)],
      [`exceptions/${i}/spans`, 'wrong', !exception.spans.every(isSoundSpan)],
    ]),
    ['earlyArriveMinutes', 'wrong', !isWhole(when.earlyArriveMinutes, 0, 60)],
    ['lateLeaveMinutes', 'wrong', !isWhole(when.lateLeaveMinutes, 0, 60)],
  ];
}

function isDateSpan(fromOn: string, untilOn: string): boolean {
  const from = dayOfIsoDate(fromOn), until = dayOfIsoDate(untilOn);
  return from !== null && until !== null && until >= from;
}

function judgeWhere(where: PostWhere): Check[] {
  return [
    ['shape', 'missing', where.shape === null],
    ['shape', 'wrong', where.shape !== null && !isSoundShape(where.shape)],
    ['radiusMetres', 'wrong', !(where.radiusMetres >= postRadiusMetres.minimum && where.radiusMetres <= postRadiusMetres.maximum)],
    ['districtId', 'missing', where.districtId === null],
  ];
}

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && Math.abs(Number(value[0])) <= 180 && Math.abs(Number(value[1])) <= 90;

const isSoundShape = ({ type, coordinates }: NonNullable<PostWhere['shape']>): boolean =>
  (type === 'Point' ? isPosition(coordinates) : coordinates.length >= 2 && coordinates.every(isPosition));

function judgeDuty(duty: PostDuty): Check[] {
  return [
    ['eventCodes', 'missing', duty.eventCodes.length === 0],
    ['checklist', 'missing', duty.checklist.length === 0],
    ['escalationContact', 'missing', duty.escalationContact.trim() === ''],
  ];
}

function judgeEffect(effect: PostEffect): Check[] {
  return [
    ['targets', 'missing', effect.targets.length === 0],
    ['targets', 'wrong', !effect.targets.every(({ target }) => Number.isFinite(target))],
    ['reviewOn', 'missing', effect.reviewOn === null],
    ['reviewOn', 'wrong', effect.reviewOn !== null && dayOfIsoDate(effect.reviewOn) === null],
    ['baseline', 'wrong', effect.baseline !== null && !isDateSpan(effect.baseline.fromOn, effect.baseline.untilOn)],
  ];
}
