import type { PublishedDuty } from '../../repositories/published-duties';

/** How long before arriving and after leaving something may still be said of a shift. */
const slackMilliseconds = { before: 30 * 60_000, after: 60 * 60_000 } as const;

/** @param at UTC milliseconds */
export const isWithinShift = ({ arriveAt, leaveAt }: Pick<PublishedDuty, 'arriveAt' | 'leaveAt'>, at: number): boolean =>
  at >= arriveAt - slackMilliseconds.before && at <= leaveAt + slackMilliseconds.after;
