import type { OnPostMinutes } from '@wuding/domain';
import type { Figure } from './evaluate';
import type { Indicator } from './indicator';

/** Duties that have begun, added up. */
export interface DutySums {
  readonly dutyCount: number;
  /** Of them: the person was seen there at all, and in time. */
  readonly seenCount: number;
  readonly punctualCount: number;
  readonly minutes: OnPostMinutes;
}

/** A share over duties: what the sums of some of them add to the parts. Duties not begun add nothing. */
export interface DutyIndicator extends Pick<Indicator, 'id' | 'label' | 'unit' | 'heading' | 'direction' | 'definition' | 'source' | 'caution' | 'minimumSample'> {
  numerator(sums: DutySums): number;
  denominator(sums: DutySums): number;
}

/** A share of fewer duties says more about chance than about the team. */
const leastDutyCount = 5;
const source = '五定守点：定效（到岗率、在岗率）；规则见 packages/domain attendance';

const postAttendance: DutyIndicator = {
  id: 'duty-post-attendance', label: { zh: '在岗时长率', en: 'Time on post' }, unit: 'percent', heading: 'team', direction: 'more', source, minimumSample: leastDutyCount,
  definition: {
    zh: '在岗时长率 = 在岗分钟 ÷ 知道情况的分钟（在岗 + 不在岗 + 空岗）。未应答提示前后的分钟不知道情况，分子分母都不算；未开始的班次不算。',
    en: 'Minutes on post ÷ minutes of which something is known (on post, away, vacant). Minutes around an unanswered prompt are unknown and count in neither; shifts not begun do not count.',
  },
  caution: { zh: '依据是签到、签退、应答和片区长确认，不是逐分钟定位。', en: 'Rests on check-ins, check-outs, answers and leaders’ confirmation, not on a position for every minute.' },
  numerator: ({ minutes }) => minutes.onPost,
  denominator: ({ minutes: { onPost, away, vacant } }) => onPost + away + vacant,
};

const arrival: DutyIndicator = {
  id: 'duty-arrival', label: { zh: '到岗率', en: 'Shifts attended' }, unit: 'percent', heading: 'team', direction: 'more', source, minimumSample: leastDutyCount,
  definition: {
    zh: '到岗率 = 到过岗的人次 ÷ 已开始的应到人次。签到、应答、片区长确认和纸质补录都算到岗；位置在岗外的签到不算。',
    en: 'Duties on which the person was seen at the post ÷ duties that have begun. Check-ins, answers, a leader’s confirmation and paper lists count; check-ins from elsewhere do not.',
  },
  numerator: ({ seenCount }) => seenCount,
  denominator: ({ dutyCount }) => dutyCount,
};

const punctual: DutyIndicator = {
  id: 'duty-punctual', label: { zh: '准时到岗率', en: 'On time' }, unit: 'percent', heading: 'team', direction: 'more', source, minimumSample: leastDutyCount,
  definition: { zh: '准时到岗率 = 上岗时间后 5 分钟内到岗的人次 ÷ 已开始的应到人次。', en: 'Duties begun within 5 minutes of their time ÷ duties that have begun.' },
  numerator: ({ punctualCount }) => punctualCount,
  denominator: ({ dutyCount }) => dutyCount,
};

const promptAnswers: DutyIndicator = {
  id: 'duty-prompt-answers', label: { zh: '抽查应答率', en: 'Prompts answered' }, unit: 'percent', heading: 'team', direction: 'more', source, minimumSample: leastDutyCount,
  definition: { zh: '抽查应答率 = 10 分钟内应答的抽查 ÷ 已发出的抽查。', en: 'Prompts answered within 10 minutes ÷ prompts asked.' },
  caution: { zh: '没有应答是无信号，不是缺岗。', en: 'No answer is no signal, not an absence.' },
  numerator: ({ minutes }) => minutes.evidence.promptsAnswered,
  denominator: ({ minutes }) => minutes.evidence.promptsAsked,
};

/** Every indicator that counts duties rather than incidents, in the order they are listed. */
export const dutyIndicators: readonly DutyIndicator[] = [postAttendance, arrival, punctual, promptAnswers];

export const findDutyIndicator = (id: string): DutyIndicator | undefined => dutyIndicators.find((one) => one.id === id);

/** The figure some duties make; null with a reason where there are none, too few, or nothing is known of them. */
export function evaluateDuties(indicator: DutyIndicator, parts: readonly DutySums[]): Figure {
  let numerator = 0, denominator = 0, n = 0;
  for (const sums of parts) {
    numerator += indicator.numerator(sums);
    denominator += indicator.denominator(sums);
    n += sums.dutyCount;
  }
  const suppressed = n === 0 ? 'no-records' : n < indicator.minimumSample || denominator === 0 ? 'sample-too-small' : null;
  return { value: suppressed === null ? (numerator / denominator) * 100 : null, numerator, denominator, n, suppressed };
}
