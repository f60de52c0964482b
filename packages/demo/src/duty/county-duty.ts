import { dayFacts, dayOf, dayOfDate, instantOf, type WorkCalendar } from '../life/calendar';
import { patrolDemands } from '../life/patrol';
import type { Duty, DutyDemand } from '../life/people/duty';
import { makeVehicles } from '../life/people/people';
import { shifts } from '../life/people/shift';
import { planDay, type LifeWorld } from '../life/simulate-day';
import { evidenceOf, type DutyEvidence, type Stand } from './evidence';
import { beatCode, beatsOf, postsOf, shiftName, type CountyBeat, type CountyPost, type PlacesWorld } from './places';
import { civilDate, mondayAt, registerOf, teamsOf, vehiclesOf, type CountyPerson, type CountyTeam, type CountyVehicle } from './register';

/** Duty of the simulated bureau as it stands at an instant. */
export interface CountyDuty {
  readonly people: readonly CountyPerson[];
  readonly teams: readonly CountyTeam[];
  readonly vehicles: readonly CountyVehicle[];
  readonly posts: readonly CountyPost[];
  readonly beats: readonly CountyBeat[];
  /** Weeks from the first of 2024, or from that of a later instant (UTC milliseconds), to the one that is being planned, in order. */
  weeks(fromAt?: number): Generator<CountyDutyWeek>;
}

export interface CountyDutyWeek {
  /** Its Monday. */
  readonly weekOn: string;
  /** UTC milliseconds; null = still a draft. */
  readonly publishedAt: number | null;
  readonly shifts: readonly CountyShift[];
}

/** A shift of a post or a beat with whoever is planned for it; instants UTC milliseconds. */
export interface CountyShift {
  readonly kind: 'post' | 'beat';
  /** Of the post or beat. */
  readonly code: string;
  readonly name: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly arriveAt: number;
  readonly leaveAt: number;
  readonly seatCount: number;
  readonly certifiedCount: 0 | 1;
  readonly needsVehicle: boolean;
  /** Fewer than seats where people did not go round. */
  readonly stands: readonly CountyStand[];
}

export interface CountyStand extends DutyEvidence {
  /** Code of the person. */
  readonly person: string;
  readonly plate: string | null;
}

/** The five-fixed posts and their rosters begin with 2024. */
const firstDutyDay = dayOfDate('2024-01-01');
/** A week's roster is published the Sunday before, at eight in the evening. */
const publishedMinute = 20 * 60;
/** 提前到岗 and 延后撤岗. */
export const marginMinutes = 10;
const publishedAtOf = (monday: number): number => instantOf(monday - 1, publishedMinute);

export interface DutyInput {
  readonly world: LifeWorld;
  readonly districts: PlacesWorld['districts'];
  readonly calendar: WorkCalendar;
  /** UTC milliseconds: what becomes known at or after it is not known yet. */
  readonly untilAt: number;
}

/** The duty of a county: the same people, posts and duties as its life, and what came to be known of how they were kept. */
export function countyDuty({ world, districts, calendar, untilAt }: DutyInput): CountyDuty {
  const draftMonday = mondayAt(untilAt) + (publishedAtOf(mondayAt(untilAt) + 7) <= untilAt ? 14 : 7);
  const plannedUntilDay = draftMonday + 7, seed = world.seed;
  const led = new Set(patrolDemands(world.groups, dayFacts(seed, firstDutyDay, calendar)).filter(({ isLed }) => isLed).map(({ unit }) => unit));
  return {
    people: registerOf(seed, world.people, { untilAt, plannedUntilDay }), teams: teamsOf(seed, world.people), vehicles: vehiclesOf(makeVehicles(), plannedUntilDay),
    posts: postsOf({ ...world, districts }, untilAt), beats: beatsOf(world, (group) => led.has(group)),
    *weeks(fromAt = -Infinity) {
      for (let monday = fromAt === -Infinity ? firstDutyDay : Math.max(firstDutyDay, mondayAt(fromAt)); monday <= draftMonday; monday += 7) {
        const publishedAt = publishedAtOf(monday), isDraft = publishedAt > untilAt;
        yield {
          weekOn: civilDate(monday), publishedAt: isDraft ? null : publishedAt,
          shifts: Array.from({ length: 7 }, (_, i) => shiftsOn({ world, districts, calendar, untilAt }, monday + i, isDraft)).flat(),
        };
      }
    },
  };
}

/** Of the posts of a week that is still being planned the weekend is left for the leader. */
const leftForLeader = (demand: DutyDemand, weekday: number): boolean => demand.kind === 'post' && weekday >= 5;

function shiftsOn({ world, calendar, untilAt }: DutyInput, day: number, isDraft: boolean): CountyShift[] {
  const facts = dayFacts(world.seed, day, calendar), { demands, duties } = planDay(world, facts);
  return demands.map((demand): CountyShift => {
    const planned = isDraft && leftForLeader(demand, facts.weekday) ? [] : duties.filter(({ unit, shift }) => unit === demand.unit && shift === demand.shift);
    const { from, to } = shifts.find(({ key }) => key === demand.shift) ?? { from: 0, to: 0 };
    const post = world.posts.find(({ code }) => code === demand.unit);
    // No certified officer free that day: the crew went out to advise and record only.
    const isLed = demand.isLed && (planned.length === 0 || planned.some(({ person }) => world.people[person]?.isCertified === true));
    return {
      kind: demand.kind === 'post' ? 'post' : 'beat', code: post?.code ?? beatCode(world.groups.findIndex(({ name }) => name === demand.unit)), name: shiftName(demand.shift),
      startAt: instantOf(day, from), endAt: instantOf(day, to), arriveAt: instantOf(day, from - marginMinutes), leaveAt: instantOf(day, to + marginMinutes),
      seatCount: demand.seatCount, certifiedCount: isLed ? 1 : 0, needsVehicle: demand.vehicle !== null,
      stands: planned.map((duty) => standOf(duty, { world, facts, stand: post ?? null, untilAt })),
    };
  });
}

function standOf(duty: Duty, { world, facts, stand, untilAt }: { readonly world: LifeWorld; readonly facts: Parameters<typeof evidenceOf>[1]; readonly stand: Stand; readonly untilAt: number }): CountyStand {
  const plate = duty.vehicle === null ? null : makeVehicles().find(({ code }) => code === duty.vehicle)?.plate ?? null;
  return { person: world.people[duty.person]?.code ?? '', plate, ...knownBy(untilAt, dayOf(untilAt) < duty.day ? nothing : evidenceOf(world.seed, facts, duty, stand)) };
}

const nothing: DutyEvidence = { checkIns: [], prompts: [], alarms: [], ticks: [] };

/** What was known at an instant: an answer or an end that lies ahead has not come yet. */
function knownBy(at: number, { checkIns, prompts, alarms, ticks }: DutyEvidence): DutyEvidence {
  const passed = (instant: number | null): number | null => (instant !== null && instant < at ? instant : null);
  return {
    checkIns: checkIns.filter((one) => one.at < at),
    ticks: ticks.filter((one) => one.at < at),
    prompts: prompts.filter(({ askedAt }) => askedAt < at).map(({ askedAt, answeredAt }) => ({ askedAt, answeredAt: passed(answeredAt) })),
    alarms: alarms.filter(({ raisedAt }) => raisedAt < at).map((alarm) => ({ ...alarm, endedAt: passed(alarm.endedAt), acknowledgedAt: passed(alarm.acknowledgedAt), note: passed(alarm.acknowledgedAt) === null ? '' : alarm.note })),
  };
}
