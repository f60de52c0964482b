import type { ChecklistSum, OnPostMinutes } from '@wuding/domain';
import type { Figure } from './evaluate';
import type { Indicator } from './indicator';

/** Duties that have begun, added up. */
export interface DutySums {
  readonly dutyCount: number;
  /** Of them: the person was seen there at all, and in time. */
  readonly seenCount: number;
  readonly punctualCount: number;
  readonly minutes: OnPostMinutes;
  /** Lists of shifts that are over; gathered where the indicator is one of lists. */
  readonly lists: ChecklistSum;
}

/** A share over duties: what the sums of some of them add to the parts. Duties not begun add nothing. */
export interface DutyIndicator extends Pick<Indicator, 'id' | 'label' | 'unit' | 'heading' | 'direction' | 'definition' | 'source' | 'caution' | 'minimumSample'> {
  /** What the sample is; left out = duties. */
  readonly sampleOf?: 'lists';
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

const checklist: DutyIndicator = {
  id: 'duty-checklist', label: { zh: '清单完成率', en: 'Lists of posts done' }, unit: 'percent', heading: 'team', direction: 'more', source: '五定守点：定责（守点清单）', minimumSample: leastDutyCount, sampleOf: 'lists',
  definition: {
    zh: '清单完成率 = 守点清单上勾选完成的项 ÷ 清单上的项。只算已经结束、并且有人填过清单的班次；没有人填的不知道，不是没做。清单按班次结束时的内容算。',
    en: 'Lines ticked as done ÷ lines of the post’s list, over shifts that are over and of whose list somebody said something; of the others nothing is known. The list is the one the post had when the shift ended.',
  },
  caution: { zh: '勾选是值守人员自己说的；到岗和违规另有依据。', en: 'Ticks are the word of those on duty; attendance and incidents rest on other evidence.' },
  numerator: ({ lists }) => lists.doneCount,
  denominator: ({ lists }) => lists.lineCount,
};

/** Every indicator that counts duties rather than incidents, in the order they are listed. */
export const dutyIndicators: readonly DutyIndicator[] = [postAttendance, arrival, punctual, promptAnswers, checklist];

export const findDutyIndicator = (id: string): DutyIndicator | undefined => dutyIndicators.find((one) => one.id === id);

/** The figure some duties make; null with a reason where there are none, too few, or nothing is known of them. */
export function evaluateDuties(indicator: DutyIndicator, parts: readonly DutySums[]): Figure {
  let numerator = 0, denominator = 0, n = 0;
  for (const sums of parts) {
    numerator += indicator.numerator(sums);
    denominator += indicator.denominator(sums);
    n += indicator.sampleOf === 'lists' ? sums.lists.toldCount : sums.dutyCount;
  }
  const suppressed = n === 0 ? 'no-records' : n < indicator.minimumSample || denominator === 0 ? 'sample-too-small' : null;
  return { value: suppressed === null ? (numerator / denominator) * 100 : null, numerator, denominator, n, suppressed };
}
