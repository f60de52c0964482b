import type { AlarmSeverity } from './alarm';

/** What one duty officer is to be interrupted by. Minutes and counts; null = never. */
export interface AlarmPolicy {
  /** Alarms an hour that interrupt; further ones wait in a group and are counted. */
  readonly perHour: number;
  /** After so long without anybody's act an urgent alarm, or a warning, is raised one step and told again. */
  readonly urgentMinutes: number | null;
  readonly warningMinutes: number | null;
}

/** What holds unless the bureau says otherwise, and within which bounds it may. */
export const alarmPolicyBounds = {
  /** @source EEMUA 191 and ISA-18.2: one alarm in ten minutes is what an operator can be expected to act on */
  perHour: { usual: 6, least: 1, most: 60 },
  /** @source the product's own: a third of the thirty minutes after which a post counts as empty */
  urgentMinutes: { usual: 10, least: 1, most: 240 },
  /** @source the product's own: as long as a unit may be silent before it is an alarm */
  warningMinutes: { usual: 30, least: 1, most: 1_440 },
} as const;

export const usualAlarmPolicy: AlarmPolicy = { perHour: alarmPolicyBounds.perHour.usual, urgentMinutes: alarmPolicyBounds.urgentMinutes.usual, warningMinutes: alarmPolicyBounds.warningMinutes.usual };

/** An alarm that stands and nobody has acknowledged. Instants UTC milliseconds. */
export interface UnattendedAlarm {
  readonly key: string;
  /** By its kind's rule. */
  readonly severity: AlarmSeverity;
  readonly raisedAt: number;
  /** When it interrupted; null = not yet. */
  readonly toldAt: number | null;
  /** When it was put into the group of those that wait; null = it never was. */
  readonly heldAt: number | null;
  readonly escalatedAt: number | null;
  /** A unit was sent because of it. */
  readonly hasTask: boolean;
}

export interface Attention {
  /** Keys that interrupt now. */
  readonly tell: readonly string[];
  /** Keys that begin to wait. */
  readonly hold: readonly string[];
  /** Keys that are raised one step. */
  readonly escalate: readonly string[];
}

const budgetMilliseconds = 3_600_000, minute = 60_000;
const gravity: Readonly<Record<AlarmSeverity, number>> = { urgent: 0, warning: 1, notice: 2 };

/**
 * What happens now to alarms that stand. Notices interrupt nobody and need nothing. Of the rest the gravest and then the longest standing interrupt while the
 * hour's budget lasts; the others wait, are listed and counted, and interrupt when the budget has room again: none is dropped.
 * @param toldAts when alarms of any kind interrupted, at least those of the last hour, UTC milliseconds
 */
export function attend(alarms: readonly UnattendedAlarm[], { policy, toldAts, now }: { policy: AlarmPolicy; toldAts: readonly number[]; now: number }): Attention {
  const spent = toldAts.filter((at) => at > now - budgetMilliseconds).length, room = Math.max(0, policy.perHour - spent);
  const untold = alarms.filter(({ severity, toldAt }) => toldAt === null && severity !== 'notice').toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || a.raisedAt - b.raisedAt);
  return {
    tell: untold.slice(0, room).map(({ key }) => key),
    hold: untold.slice(room).filter(({ heldAt }) => heldAt === null).map(({ key }) => key),
    escalate: alarms.filter((alarm) => isOverdue(alarm, policy, now)).map(({ key }) => key),
  };
}

function isOverdue({ severity, toldAt, escalatedAt, hasTask }: UnattendedAlarm, policy: AlarmPolicy, now: number): boolean {
  const minutes = severity === 'urgent' ? policy.urgentMinutes : severity === 'warning' ? policy.warningMinutes : null;
  return minutes !== null && toldAt !== null && escalatedAt === null && !hasTask && now - toldAt >= minutes * minute;
}

/** How an alarm is listed: one that waits as a notice, one nobody acted on a step above its kind. */
export function shownSeverity(severity: AlarmSeverity, { isHeld, isEscalated }: { isHeld: boolean; isEscalated: boolean }): AlarmSeverity {
  if (isHeld) return 'notice';
  return isEscalated ? 'urgent' : severity;
}

/** Where an alarm stands: nobody has answered, somebody has, it is over. */
export const alarmStates = ['open', 'acknowledged', 'closed'] as const;
export type AlarmState = (typeof alarmStates)[number];

export function alarmStateOf({ clearedAt, acknowledgedAt }: { readonly clearedAt: number | null; readonly acknowledgedAt: number | null }): AlarmState {
  return clearedAt !== null ? 'closed' : acknowledgedAt !== null ? 'acknowledged' : 'open';
}
