import type { OnPostMinutes } from '@wuding/domain';

/** Of no duty at all. */
export const noMinutes: OnPostMinutes = { scheduled: 0, onPost: 0, away: 0, vacant: 0, unknown: 0, evidence: { phone: 0, leader: 0, paper: 0, positions: 0, promptsAsked: 0, promptsAnswered: 0 } };

/** Minutes of two lots of duties together. */
export const sumOfMinutes = (a: OnPostMinutes, b: OnPostMinutes): OnPostMinutes => ({
  scheduled: a.scheduled + b.scheduled, onPost: a.onPost + b.onPost, away: a.away + b.away, vacant: a.vacant + b.vacant, unknown: a.unknown + b.unknown,
  evidence: {
    phone: a.evidence.phone + b.evidence.phone, leader: a.evidence.leader + b.evidence.leader, paper: a.evidence.paper + b.evidence.paper, positions: a.evidence.positions + b.evidence.positions,
    promptsAsked: a.evidence.promptsAsked + b.evidence.promptsAsked, promptsAnswered: a.evidence.promptsAnswered + b.evidence.promptsAnswered,
  },
});
