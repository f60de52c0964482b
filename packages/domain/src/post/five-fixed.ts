import type { DutyState } from '../attendance/attendance';
import { isDoneWhole, type Checklist } from './checklist';
import { judgePost } from './judge-post';
import { isUnderObservation, postParts, type EffectVerdict, type PostPart, type PostPlan } from './post';

/** `held`: as fixed. `broken`: not as fixed. `unseen`: there is nothing to see it by now. */
export const partStates = ['held', 'broken', 'unseen'] as const;
export type PartState = (typeof partStates)[number];

/** What is known of a post now. */
export interface PostNow {
  readonly plan: PostPlan;
  /** People on the shift that runs; 0 = none runs. */
  readonly rosteredCount: number;
  readonly certifiedCount: number;
  /** Of those people. */
  readonly states: readonly DutyState[];
  /** Incidents of its codes within its radius that came up while the shift ran and are still open. */
  readonly openCount: number;
  /** The list of the shift that runs; null = it has none, or none runs. */
  readonly checklist: Checklist | null;
  /** What it changed as last judged; null = not judged yet. */
  readonly verdict: EffectVerdict | null;
  /** Civil date, YYYY-MM-DD. */
  readonly today: string;
}

const untimely: ReadonlySet<DutyState> = new Set(['late', 'vacant', 'left-early']);
const gone: ReadonlySet<DutyState> = new Set(['left-early', 'completed']);
const elsewhere: ReadonlySet<DutyState> = new Set(['away', 'vacant', 'left-early', 'late']);

/**
 * How each of the five fixed parts of a post is kept at this moment, in their order. 定人: as many people, and as many with a certificate, as it asks for.
 * 定时: nobody late, missing or gone early. 定岗: nobody away from it. 定责: nothing it answers for stands open within its radius, and nobody has checked out
 * of it with a part of its list undone; a list nobody said anything of then shows nothing. 定效: there is less around it than there would be
 * without it (净减少); it is broken by what has only moved (搬家) and by an overdue review, and what cannot be told is not seen. A part whose plan is faulty is broken at any time; people are seen only while a shift runs.
 * @source the bureau's plan, 五定守点; incidents within the radius and the list are the duty it is held to
 */
export function fiveFixedOf({ plan, rosteredCount, certifiedCount, states, openCount, checklist, verdict, today }: PostNow): Record<PostPart, PartState> {
  const faulty = new Set(judgePost(plan).map(({ part }) => part)), isRunning = rosteredCount > 0, { who, effect } = plan;
  const isOverdue = effect.reviewOn !== null && effect.reviewOn < today;
  const seen = (isBroken: boolean): PartState => (!isRunning ? 'unseen' : isBroken ? 'broken' : 'held');
  /** Who has not come yet or sends nothing is not known to be anywhere. */
  const watched = (wrong: ReadonlySet<DutyState>): PartState => {
    if (states.some((state) => wrong.has(state))) return seen(true);
    return states.every((state) => state === 'awaited' || state === 'no-signal') ? 'unseen' : seen(false);
  };
  function dutyOf(): PartState {
    if (openCount > 0 || checklist === null || isDoneWhole(checklist) || !states.some((state) => gone.has(state))) return seen(openCount > 0);
    return checklist.isTold ? seen(true) : 'unseen';
  }
  const kept: Record<PostPart, PartState> = {
    who: seen(rosteredCount < who.personCount || certifiedCount < who.certifiedCount), when: watched(untimely), where: watched(elsewhere), duty: dutyOf(),
    effect: isOverdue || verdict === 'moved' ? 'broken' : verdict === 'less' && !isUnderObservation(effect) ? 'held' : 'unseen',
  };
  return Object.fromEntries(postParts.map((part) => [part, faulty.has(part) ? 'broken' : kept[part]])) as Record<PostPart, PartState>;
}
