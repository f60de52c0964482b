import { attendanceAt, attendanceMinutes, isAlarming, judgePlace, type AlarmingState, type AskedPrompt, type AttendanceFacts, type CheckInKind, type CheckInSource, type PlaceVerdict } from '@wuding/domain';
import { distanceMetres, type Position } from '@wuding/geo';
import { random, type Random } from '../random';
import { dayOfDate, instantOf, type DayFacts } from '../life/calendar';
import type { Duty } from '../life/people/duty';

/** What the bureau would know of one person on one shift. Instants UTC milliseconds. */
export interface CountyCheckIn {
  readonly kind: CheckInKind;
  readonly source: CheckInSource;
  readonly at: number;
  readonly position: Position | null;
  readonly accuracyMetres: number | null;
  readonly distanceMetres: number | null;
  readonly verdict: PlaceVerdict;
  readonly reason: string;
}

export interface CountyAlarm {
  readonly kind: AlarmingState;
  readonly raisedAt: number;
  readonly endedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly note: string;
}

/** A line of the post's list that somebody ticked, by its place in the list. */
export interface CountyTick {
  readonly lineIndex: number;
  readonly at: number;
}

export interface DutyEvidence {
  readonly checkIns: readonly CountyCheckIn[];
  readonly prompts: readonly AskedPrompt[];
  readonly alarms: readonly CountyAlarm[];
  readonly ticks: readonly CountyTick[];
}

/** Where somebody is to stand; null for a patrol, whose people are called over at the office. */
export type Stand = { readonly position: Position; readonly radiusMetres: number } | null;

/** Phones came in February 2024, questions at random times in 2026; before them there was paper. [simulated] */
const firstPhoneDay = dayOfDate('2024-02-05'), firstPromptDay = dayOfDate('2026-01-01');
/** [simulated] */
const shares = { confirmed: 0.02, sharedPhone: 0.05, weak: 0.04, forgotOut: 0.03, unanswered: 0.06, strayed: 0.012, acknowledged: 0.85, notListed: 0.08, notTicked: 0.04 } as const;
/** The list of every simulated post, gone through in its order from arriving to leaving. [simulated] */
export const countyChecklist = ['到岗拍照', '清点流动摊贩', '劝导越店经营', '检查消防通道', '记录到点无违规'] as const;

const minute = 60_000;
/** How long the bureau's watch looks at a shift after it began: an absence stays an alarm so long. */
const watchedMilliseconds = 25 * 60 * minute;

/** All that becomes known of a duty in its time: the same whenever it is asked for. */
export function evidenceOf(seed: number, facts: Pick<DayFacts, 'day' | 'isOutage'>, duty: Duty, stand: Stand): DutyEvidence {
  const r = random(seed, 'check-in', duty.person, duty.day, duty.shift);
  const startAt = instantOf(duty.day, duty.plannedFrom), endAt = instantOf(duty.day, duty.plannedTo);
  const way = wayOf(facts, stand, r);
  const checkIns = duty.arrived === null || duty.left === null ? [] : [
    checkIn(way === 'leader' ? 'confirmed' : 'in', instantOf(duty.day, duty.arrived), { way, stand, r }),
    ...(r.chance(shares.forgotOut) ? [] : [checkIn('out', instantOf(duty.day, duty.left), { way, stand, r })]),
  ];
  const arrivedAt = checkIns[0]?.at;
  const prompts = arrivedAt === undefined || facts.day < firstPromptDay || (way !== 'phone' && way !== 'shared-phone') ? [] : askedOf(arrivedAt, endAt, r);
  const answers = prompts.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [checkIn('prompt', answeredAt, { way, stand, r, isAstray: r.chance(shares.strayed) })]));
  const all = [...checkIns, ...answers].sort((a, b) => a.at - b.at);
  return { checkIns: all, prompts, alarms: alarmsOf({ shift: { startAt, endAt, arriveAt: startAt - 10 * minute }, evidence: all, prompts, relievedAt: null }, r), ticks: way === 'phone' || way === 'shared-phone' ? ticksOf(seed, duty, all) : [] };
}

/** Lines ticked on the phone, spread over the time somebody is known to be there; some forget a line, some the list. A stream of its own: nothing else moves. */
function ticksOf(seed: number, duty: Duty, known: readonly CountyCheckIn[]): CountyTick[] {
  const r = random(seed, 'checklist', duty.person, duty.day, duty.shift), [first] = known, last = known.at(-1);
  if (first === undefined || last === undefined || r.chance(shares.notListed)) return [];
  const part = (last.at - first.at) / countyChecklist.length;
  return countyChecklist.flatMap((_, lineIndex) => {
    const at = Math.floor((first.at + (lineIndex + r.uniform()) * part) / 1_000) * 1_000;
    return r.chance(shares.notTicked) ? [] : [{ lineIndex, at }];
  });
}

/** How people of a shift are checked in: patrols by their leader's roll call, everybody on paper before phones and while the system is down. */
function wayOf({ day, isOutage }: Pick<DayFacts, 'day' | 'isOutage'>, stand: Stand, r: Random): CheckInSource {
  if (day < firstPhoneDay || isOutage) return 'paper';
  if (stand === null || r.chance(shares.confirmed)) return 'leader';
  return r.chance(shares.sharedPhone) ? 'shared-phone' : 'phone';
}

interface Tap {
  readonly way: CheckInSource;
  readonly stand: Stand;
  readonly r: Random;
  readonly isAstray?: boolean;
}

function checkIn(kind: CheckInKind, at: number, { way, stand, r, isAstray = false }: Tap): CountyCheckIn {
  const when = Math.round(at / 1_000) * 1_000;
  if (stand === null || way === 'paper' || way === 'leader') {
    const reason = way === 'paper' ? '纸质签到补录' : stand === null ? '出发前点名' : '手机故障，现场确认';
    return { kind, source: way, at: when, position: null, accuracyMetres: null, distanceMetres: null, verdict: 'none', reason };
  }
  const isWeak = !isAstray && r.chance(shares.weak);
  const accuracyMetres = Math.round((isWeak ? 120 + r.exponential(90) : 6 + r.gamma(2, 8)) * 10) / 10;
  // Somebody astray is at the next corner; anybody else stands within a dozen metres, and the phone errs as far as it says.
  const away = isAstray ? stand.radiusMetres + 90 + r.exponential(60) : 12 * Math.sqrt(r.uniform()) + Math.abs(r.normal()) * Math.min(accuracyMetres, 100) * 0.5;
  const position = offset(stand.position, away, r.uniform() * 2 * Math.PI), metres = distanceMetres(stand.position, position);
  const verdict = judgePlace({ distanceMetres: metres, accuracyMetres, radiusMetres: stand.radiusMetres });
  return { kind, source: way, at: when, position, accuracyMetres, distanceMetres: Math.round(metres * 10) / 10, verdict, reason: verdict === 'weak' ? '楼间遮挡，定位弱（模拟，无照片）' : '' };
}

function offset([lng, lat]: Position, metres: number, bearing: number): Position {
  const degree = 111_195;
  return [lng + (metres * Math.sin(bearing)) / (degree * Math.cos((lat * Math.PI) / 180)), lat + (metres * Math.cos(bearing)) / degree];
}

/** One question for every two hours ahead, none in the first or last half hour; most are answered within the ten minutes. */
function askedOf(arrivedAt: number, endAt: number, r: Random): AskedPrompt[] {
  const firstAt = arrivedAt + 30 * minute, lastAt = endAt - 30 * minute;
  const count = Math.max(0, Math.min(3, Math.ceil((lastAt - firstAt) / (120 * minute)))), part = (lastAt - firstAt) / Math.max(1, count);
  return Array.from({ length: count }, (_, i) => {
    const askedAt = Math.floor((firstAt + (i + r.uniform()) * part) / 1_000) * 1_000;
    const answer = Math.round(Math.min(attendanceMinutes.answer - 0.5, 0.4 + r.exponential(2.2)) * 60) * 1_000;
    return { askedAt, answeredAt: r.chance(shares.unanswered) ? null : askedAt + answer };
  });
}

/** The alarms the bureau's watch would have raised, each from when its state began until the state had passed. */
function alarmsOf(facts: AttendanceFacts, r: Random): CountyAlarm[] {
  const { shift, evidence, prompts } = facts;
  const { late, vacant, answer } = attendanceMinutes;
  const turns = [
    shift.startAt + late * minute, shift.startAt + vacant * minute, shift.endAt, ...evidence.map(({ at }) => at), ...prompts.map(({ askedAt }) => askedAt + answer * minute + 1),
  ].sort((a, b) => a - b);
  const alarms: CountyAlarm[] = [];
  const watchedUntil = shift.startAt + watchedMilliseconds;
  turns.forEach((at, i) => {
    const { state, sinceAt } = attendanceAt(facts, at), raisedAt = Math.round(sinceAt);
    if (!isAlarming(state) || alarms.some((one) => one.kind === state && one.raisedAt === raisedAt)) return;
    const endedAt = turns.slice(i + 1).find((later) => attendanceAt(facts, later).state !== state) ?? watchedUntil;
    const isAnswered = r.chance(shares.acknowledged), waits = r.exponential(18 * minute);
    alarms.push({ kind: state, raisedAt, endedAt, acknowledgedAt: isAnswered ? raisedAt + 2 * minute + Math.round(waits) : null, note: isAnswered ? notes[state] : '' });
  });
  return alarms;
}

const notes: Readonly<Record<AlarmingState, string>> = {
  late: '电话联系，已在路上', vacant: '已联系替岗人员', away: '通知本人回岗', 'left-early': '已核实，提醒本人', 'no-signal': '电话回访，人在岗',
};
