import type { CheckInKind, CheckInSource, PlaceVerdict } from './check-in';

/** 未到时, 待到, 在岗, 迟到, 空岗, 脱岗, 早退, 已接替, 无信号, and 已下岗 once a shift was seen to its end. */
export const dutyStates = ['not-due', 'awaited', 'on-post', 'late', 'vacant', 'away', 'left-early', 'relieved', 'no-signal', 'completed'] as const;
export type DutyState = (typeof dutyStates)[number];

/** Minutes each rule allows. `answer`: to answer a prompt; `late`: until 迟到; `vacant`: until 空岗; `early`: before the end without being 早退. */
export const attendanceMinutes = { answer: 10, late: 5, vacant: 30, early: 5 } as const;

/** Something known of a person on a shift. */
export interface Evidence {
  readonly kind: CheckInKind;
  /** UTC milliseconds. */
  readonly at: number;
  readonly verdict: PlaceVerdict;
  /** `positions`: the person's device was at the post. */
  readonly source: CheckInSource | 'positions';
}

/** A stay at the post seen in the positions of the person's own device. UTC milliseconds. */
export interface SeenStay {
  readonly fromAt: number;
  readonly toAt: number;
}

export interface AskedPrompt {
  readonly askedAt: number;
  /** Null = not answered so far. */
  readonly answeredAt: number | null;
}

/** All a state rests on. */
export interface AttendanceFacts {
  readonly shift: { readonly startAt: number; readonly endAt: number; readonly arriveAt: number };
  readonly evidence: readonly Evidence[];
  readonly prompts: readonly AskedPrompt[];
  /** When somebody else took the duty over; null = nobody. */
  readonly relievedAt: number | null;
  /** Positions only ever confirm that somebody was there: a device that says nothing is no absence. */
  readonly stays?: readonly SeenStay[];
}

export interface Attendance {
  readonly state: DutyState;
  /** Since when, UTC milliseconds. */
  readonly sinceAt: number;
  /** How late the person came; null while not here. */
  readonly lateMinutes: number | null;
}

const minute = 60_000;

/** Evidence that the person was there: a check-in, an answer or a leader's word, not seen to be elsewhere. */
export const isPresence = ({ kind, verdict }: Evidence): boolean => kind === 'confirmed' || ((kind === 'in' || kind === 'prompt') && verdict !== 'outside');

/** What is known at an instant, in order: check-ins, and stays as signs of life at their ends. After a check-out only another check-in counts. */
export function knownEvidence({ evidence, stays = [] }: Pick<AttendanceFacts, 'evidence' | 'stays'>, now: number): Evidence[] {
  const told = evidence.filter(({ at }) => at <= now), outAt = Math.max(-Infinity, ...told.flatMap(({ kind, at }) => (kind === 'out' ? [at] : [])));
  const until = outAt === -Infinity ? now : outAt - 1;
  const seen = stays.filter(({ fromAt }) => fromAt <= until).flatMap(({ fromAt, toAt }) =>
    [fromAt, Math.min(toAt, until)].map((at): Evidence => ({ kind: 'prompt', at, verdict: 'inside', source: 'positions' })));
  return [...told, ...seen].sort((a, b) => a.at - b.at);
}

/** How a person stands to a shift at an instant. No news after a check-in is 无信号, never an absence. */
export function attendanceAt(facts: AttendanceFacts, now: number): Attendance {
  const { shift, relievedAt } = facts;
  if (relievedAt !== null && relievedAt <= now) return { state: 'relieved', sinceAt: relievedAt, lateMinutes: null };
  const known = knownEvidence(facts, now);
  const arrival = known.find(isPresence);
  if (arrival === undefined) return beforeArrival(shift, known, now);
  const late = Math.round((arrival.at - shift.startAt) / minute);
  const lateMinutes = late > attendanceMinutes.late ? late : 0;
  return { ...afterArrival(facts, known, { arrivedAt: arrival.at, now }), lateMinutes };
}

function beforeArrival(shift: AttendanceFacts['shift'], known: readonly Evidence[], now: number): Attendance {
  const last = known.at(-1);
  const lateAt = shift.startAt + attendanceMinutes.late * minute, vacantAt = Math.min(shift.startAt + attendanceMinutes.vacant * minute, shift.endAt);
  if (last?.kind === 'absent') return { state: 'vacant', sinceAt: last.at, lateMinutes: null };
  if (now >= vacantAt) return { state: 'vacant', sinceAt: vacantAt, lateMinutes: null };
  if (now >= lateAt) return { state: 'late', sinceAt: lateAt, lateMinutes: null };
  if (now >= shift.arriveAt) return { state: 'awaited', sinceAt: shift.arriveAt, lateMinutes: null };
  return { state: 'not-due', sinceAt: Math.min(now, shift.arriveAt), lateMinutes: null };
}

function afterArrival(
  { shift, prompts }: AttendanceFacts, known: readonly Evidence[], { arrivedAt, now }: { arrivedAt: number; now: number },
): Omit<Attendance, 'lateMinutes'> {
  const last = known.at(-1);
  if (last !== undefined && last.kind === 'out') {
    const isEarly = last.at < shift.endAt - attendanceMinutes.early * minute;
    return { state: isEarly ? 'left-early' : 'completed', sinceAt: last.at };
  }
  if (last !== undefined && !isPresence(last)) return { state: 'away', sinceAt: last.at };
  if (now >= shift.endAt) return { state: 'completed', sinceAt: shift.endAt };
  const lastSeenAt = last?.at ?? arrivedAt;
  const unanswered = prompts.find(({ askedAt, answeredAt }) =>
    askedAt >= lastSeenAt && (answeredAt === null || answeredAt > now) && now > askedAt + attendanceMinutes.answer * minute);
  if (unanswered !== undefined) return { state: 'no-signal', sinceAt: unanswered.askedAt + attendanceMinutes.answer * minute };
  return { state: 'on-post', sinceAt: arrivedAt };
}

/** States somebody has to do something about. */
export const alarmingStates = ['late', 'vacant', 'away', 'left-early', 'no-signal'] as const satisfies readonly DutyState[];
export type AlarmingState = (typeof alarmingStates)[number];
export const isAlarming = (state: DutyState): state is AlarmingState => alarmingStates.some((one) => one === state);
