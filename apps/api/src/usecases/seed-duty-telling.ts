import { countyChecklist, overruledOf, spotCode, type CountyBeat, type CountyDuty, type CountyDutyWeek, type CountyPost, type CountyShift, type CountyStand, type Overruled } from '@wuding/demo';
import type { SeedBeat, SeedPerson, SeedVehicle } from '../repositories/seed-duty';
import type { SeedAlarm, SeedCheckIn, SeedShift, SeedTicks } from '../repositories/seed-shifts';

/** The people, teams, vehicles, posts and beats of a town, as told. */
export interface DutyRegister {
  readonly people: readonly SeedPerson[];
  readonly teams: CountyDuty['teams'];
  readonly vehicles: readonly SeedVehicle[];
  readonly posts: readonly CountyPost[];
  readonly beats: readonly SeedBeat[];
}

/** One week of duty. */
export interface ToldWeek {
  /** Its Monday. */
  readonly weekOn: string;
  /** UTC milliseconds; null = a draft. */
  readonly publishedAt: number | null;
  /** A `WeekContent` as JSON: a hundred weeks of it are held until they are written. */
  readonly content: string;
}

export interface WeekContent {
  readonly shifts: readonly SeedShift[];
  readonly checkIns: readonly SeedCheckIn[];
  readonly alarms: readonly SeedAlarm[];
  readonly ticks: readonly SeedTicks[];
}

export interface ToldDuty {
  readonly register: DutyRegister;
  readonly weeks: readonly ToldWeek[];
}

/** Duty of one town in the words of the store: all of it, or from the week of an instant (UTC milliseconds) on. */
export function tellDuty(duty: CountyDuty, fromAt?: number): ToldDuty {
  const weeks = [...duty.weeks(fromAt)].map((week) => atPostsSet(week, duty.posts)), overruled = overruledOf(weeks, duty);
  return {
    register: {
      people: duty.people.map(({ kind, ...person }) => ({ ...person, kind, accountId: null })),
      teams: duty.teams, vehicles: duty.vehicles, posts: duty.posts, beats: duty.beats.map(toBeat),
    },
    weeks: weeks.map((week) => ({ weekOn: week.weekOn, publishedAt: week.publishedAt, content: JSON.stringify(contentOf(week, overruled)) })),
  };
}

/** A week being planned holds nobody at a post that is set up only after the telling ends. */
function atPostsSet(week: CountyDutyWeek, posts: readonly CountyPost[]): CountyDutyWeek {
  const codes = new Set(posts.map(({ code }) => code));
  return { ...week, shifts: week.shifts.filter(({ kind, code }) => kind === 'beat' || codes.has(code)) };
}

const toBeat = ({ code, name, stops, spans, crewSize, certifiedCount, needsVehicle }: CountyBeat): SeedBeat => ({
  code, name, personCount: crewSize, certifiedCount, needsVehicle, when: { spans, exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 },
  stops: stops.map(({ spot, ...stop }) => ({ ...stop, spot: spotCode(spot) })),
});

/** Who looks at alarms in the simulated bureau. */
const acknowledgedBy = 'command';

function contentOf({ weekOn, shifts }: CountyDutyWeek, overruled: ReadonlyMap<CountyStand, readonly Overruled[]>): WeekContent {
  const of = <Row>(rowsOf: (stand: CountyShift['stands'][number], place: ReturnType<typeof placeOf>) => readonly Row[]): Row[] =>
    shifts.flatMap((shift) => shift.stands.flatMap((stand) => [...rowsOf(stand, placeOf(shift))]));
  return {
    shifts: shifts.map(({ seatCount, stands, name, endAt, arriveAt, leaveAt, certifiedCount, needsVehicle, ...shift }) => ({
      ...placeOf(shift), weekOn, name, endAt, arriveAt, leaveAt, personCount: seatCount, certifiedCount, needsVehicle,
      people: stands.map((stand) => ({ person: stand.person, plate: stand.plate, reasons: overruled.get(stand) ?? [] })), prompts: stands.flatMap(({ person, prompts }) => prompts.map((one) => ({ person, ...one }))),
    })),
    checkIns: of(({ person, checkIns }, place) => checkIns.map(({ position, ...one }) => ({ ...place, ...one, person, lng: position?.[0] ?? null, lat: position?.[1] ?? null }))),
    alarms: of(({ person, alarms }, place) => alarms.map((one) => ({ ...place, ...one, person, acknowledgedBy: one.acknowledgedAt === null ? null : acknowledgedBy }))),
    ticks: of(({ person, ticks }, place) => (ticks.length === 0 ? [] : [{ ...place, person, lineAts: countyChecklist.map((_, i) => ticks.find(({ lineIndex }) => lineIndex === i)?.at ?? null) }])),
  };
}

const placeOf = ({ kind, code, startAt }: Pick<CountyShift, 'kind' | 'code' | 'startAt'>) => ({ post: kind === 'post' ? code : null, beat: kind === 'beat' ? code : null, startAt });
