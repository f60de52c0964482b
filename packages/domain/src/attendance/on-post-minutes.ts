import { attendanceMinutes, isPresence, knownEvidence, type AttendanceFacts, type Evidence } from './attendance';

/** How the net duty time of a shift divides. The four add up to `scheduled`. */
export interface OnPostMinutes {
  readonly scheduled: number;
  /** Between two pieces of evidence of presence, or from the last one to the check-out or the end. */
  readonly onPost: number;
  /** Seen elsewhere, left early, came late. */
  readonly away: number;
  /** Nobody checked in at all. */
  readonly vacant: number;
  /** Around a prompt that was not answered: says nothing either way. */
  readonly unknown: number;
  /** What it rests on. */
  readonly evidence: { readonly phone: number; readonly leader: number; readonly paper: number; /** Stays at the post seen in positions. */ readonly positions: number; readonly promptsAsked: number; readonly promptsAnswered: number };
}

interface Mark {
  readonly at: number;
  readonly kind: 'present' | 'gone' | 'silent';
}

/** The division of a shift's net duty time up to an instant; of a shift that has not begun everything is 0. */
export function onPostMinutes(facts: AttendanceFacts, now: number): OnPostMinutes {
  const { startAt } = facts.shift;
  const endAt = Math.max(startAt, Math.min(facts.shift.endAt, now, facts.relievedAt ?? Infinity));
  const known = knownEvidence(facts, now);
  const marks = marksOf(facts, known, now);
  const sums = { onPost: 0, away: 0, vacant: 0, unknown: 0 };
  const isNeverSeen = !marks.some(({ kind }) => kind === 'present');
  let from = startAt;
  for (const [i, mark] of [...marks, { at: endAt, kind: 'end' as const }].entries()) {
    const to = Math.min(Math.max(mark.at, from), endAt);
    sums[isNeverSeen ? 'vacant' : spanKind(marks[i - 1]?.kind, mark.kind)] += (to - from) / 60_000;
    from = to;
  }
  return { scheduled: (endAt - startAt) / 60_000, ...sums, evidence: countEvidence(facts, known) };
}

/** What lies between two marks: presence only when nothing in between was silent. */
function spanKind(before: Mark['kind'] | undefined, after: Mark['kind'] | 'end'): 'onPost' | 'away' | 'unknown' {
  if (before === undefined || before === 'gone') return 'away';
  if (before === 'silent' || after === 'silent') return 'unknown';
  return 'onPost';
}

function marksOf({ prompts, stays = [] }: AttendanceFacts, known: readonly Evidence[], now: number): Mark[] {
  const silent = prompts
    .filter(({ askedAt }) => !stays.some(({ fromAt, toAt }) => fromAt <= askedAt && askedAt <= toAt))
    .filter(({ askedAt, answeredAt }) => now > askedAt + attendanceMinutes.answer * 60_000 && (answeredAt === null || answeredAt > askedAt + attendanceMinutes.answer * 60_000))
    .map(({ askedAt }): Mark => ({ at: askedAt, kind: 'silent' }));
  return [...known.map((one): Mark => ({ at: one.at, kind: isPresence(one) ? 'present' : 'gone' })), ...silent].sort((a, b) => a.at - b.at);
}

function countEvidence({ prompts }: AttendanceFacts, known: readonly Evidence[]): OnPostMinutes['evidence'] {
  const of = (...sources: Evidence['source'][]): number => known.filter(({ source }) => sources.includes(source)).length;
  return {
    phone: of('phone', 'shared-phone'), leader: of('leader'), paper: of('paper'), positions: of('positions') / 2,
    promptsAsked: prompts.length, promptsAnswered: prompts.filter(({ answeredAt }) => answeredAt !== null).length,
  };
}

/** On-post share of the time of which something is known; null when nothing is. Unknown minutes are neither. */
export function attendanceRatio({ onPost, away, vacant }: Pick<OnPostMinutes, 'onPost' | 'away' | 'vacant'>): number | null {
  const known = onPost + away + vacant;
  return known > 0 ? onPost / known : null;
}
