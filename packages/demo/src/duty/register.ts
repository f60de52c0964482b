import type { LeaveKind, PersonKind, TeamKind } from '@wuding/domain';
import { random } from '../random';
import { dayMilliseconds, dayOf, dayOfDate, instantOf } from '../life/calendar';
import { leaveOn } from '../life/people/leave';
import type { Person, Vehicle } from '../life/people/people';

/** Half-open span of instants, UTC milliseconds. */
export interface CountySpan {
  readonly fromAt: number;
  readonly toAt: number;
}

/** Somebody of the simulated bureau as a register keeps people. Dates civil, both ends of a certificate included. */
export interface CountyPerson {
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  /** A number no telephone has. */
  readonly phone: string;
  readonly skills: readonly string[];
  readonly joinedOn: string;
  readonly certificates: readonly { readonly number: string; readonly validFrom: string; readonly validUntil: string }[];
  readonly leave: readonly (CountySpan & { readonly kind: LeaveKind })[];
}

export interface CountyTeam {
  readonly name: string;
  readonly kind: TeamKind;
  /** Codes of people. */
  readonly members: readonly string[];
}

export interface CountyVehicle {
  readonly plate: string;
  readonly name: string;
  readonly seatCount: number;
  /** In the workshop, on days it is not driven anyway. */
  readonly away: readonly (CountySpan & { readonly note: string })[];
}

const skills = ['驾驶', '急救', '方言沟通', '摄影取证', '文书'] as const;

/** The bureau's people as known at an instant; leave that has been granted ahead is known to the end of the plan. */
export function registerOf(seed: number, people: readonly Person[], { untilAt, plannedUntilDay }: { readonly untilAt: number; readonly plannedUntilDay: number }): CountyPerson[] {
  return people.map((person): CountyPerson => {
    const r = random(seed, 'skills', person.index);
    return {
      code: person.code, name: person.name, kind: person.role, phone: `100${String(person.index + 1).padStart(8, '0')}`, joinedOn: person.joinedOn,
      skills: skills.filter((skill) => r.chance(skill === '驾驶' ? 0.5 : 0.2)),
      certificates: person.isCertified ? certificatesOf(person, untilAt) : [], leave: leaveOf(seed, person, plannedUntilDay),
    };
  });
}

/** Certificates hold three years; of the six one runs out every half year, the first at the end of 2023. Renewed twenty days before. [simulated] */
const termYears = 3, renewalDays = 20;
const firstExpiries = ['2023-12-31', '2024-06-30', '2024-12-31', '2025-06-30', '2025-12-31', '2026-06-30'] as const;

function certificatesOf({ index, code, joinedOn }: Person, untilAt: number): CountyPerson['certificates'] {
  const certificates: { number: string; validFrom: string; validUntil: string }[] = [];
  let validFrom = joinedOn, validUntil: string = firstExpiries[index % firstExpiries.length] ?? firstExpiries[0];
  while (certificates.length === 0 || instantOf(dayOfDate(validFrom) - renewalDays, 9 * 60) <= untilAt) {
    certificates.push({ number: `模拟执法-${code}-${validFrom.slice(0, 4)}`, validFrom, validUntil });
    validFrom = civilDate(dayOfDate(validUntil) + 1);
    validUntil = `${Number(validUntil.slice(0, 4)) + termYears}${validUntil.slice(4)}`;
  }
  return certificates;
}

/** Leave is told whole once it has begun within the plan, so that it is the same however far the plan goes. */
function leaveOf(seed: number, person: Person, plannedUntilDay: number): CountyPerson['leave'] {
  const leave: (CountySpan & { kind: LeaveKind })[] = [];
  for (let day = dayOfDate(person.joinedOn); day < plannedUntilDay; day++) {
    const kind = leaveOn(seed, person, day);
    if (kind === null) continue;
    let end = day + 1;
    while (leaveOn(seed, person, end) === kind) end++;
    leave.push({ kind, fromAt: instantOf(day, 0), toAt: instantOf(end, 0) });
    day = end - 1;
  }
  return leave;
}

const partyTeams = [
  { name: '党员劝导队', kind: 'persuasion' }, { name: '党员服务队', kind: 'service' }, { name: '党员志愿队', kind: 'volunteer' }, { name: '党员宣传队', kind: 'publicity' },
] as const;

/** The five teams of the 党员先锋队, and three shift teams that take the late turn in their weeks. [simulated] */
export function teamsOf(seed: number, people: readonly Person[]): CountyTeam[] {
  const codes = (isOne: (person: Person) => boolean): string[] => people.filter(isOne).map(({ code }) => code);
  return [
    ...partyTeams.map(({ name, kind }) => ({ name, kind, members: codes(({ index }) => random(seed, 'party-team', kind, index).chance(0.18)) })),
    { name: '党员执法队', kind: 'enforcement', members: codes(({ isCertified }) => isCertified) },
    ...['甲班', '乙班', '丙班'].map((name, turn) => ({ name, kind: 'shift' as const, members: codes(({ index, role }) => role === 'auxiliary' && index % 3 === turn) })),
  ];
}

const firstService = dayOfDate('2024-01-10'), serviceDays = 30;

/** The vehicles with their days in the workshop, up to a day. They take turns by day, and go there on days off. */
export function vehiclesOf(vehicles: readonly Vehicle[], plannedUntilDay: number): CountyVehicle[] {
  return vehicles.map(({ plate }, i) => {
    const away: (CountySpan & { note: string })[] = [];
    // Vehicle i drives on days whose number leaves i when divided by the number of vehicles.
    for (let day = firstService + 2 * i; day < plannedUntilDay; day += serviceDays) {
      const free = day % vehicles.length === i ? day + 1 : day;
      away.push({ fromAt: instantOf(free, 8 * 60), toAt: instantOf(free, 18 * 60), note: '例行保养' });
    }
    return { plate, name: `巡查车${i + 1}`, seatCount: 5, away };
  });
}

export const civilDate = (day: number): string => new Date(day * dayMilliseconds).toISOString().slice(0, 10);

/** The Monday of the week an instant lies in, in China. Day 4 of 1970 was a Monday. */
export const mondayAt = (at: number): number => dayOf(at) - ((((dayOf(at) - 4) % 7) + 7) % 7);
