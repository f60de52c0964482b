import { accept, refuse, type Refusal, type Result } from '../shared/result';
import type { HandlingMode, IncidentOutcome, IncidentStatus } from './incident';

/** Whether an incident is done with, and since when (UTC milliseconds). A withdrawn one keeps the closing it had. */
export interface Closing {
  readonly status: IncidentStatus;
  readonly closedAt: number | null;
}

/**
 * Closing of an incident as first recorded: closed when a closing time is given, or when it was settled on the spot
 * (the fast lane 现场自行处置: one record, occurrence and outcome together); open otherwise.
 */
export function initialClosing(incident: {
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly handlingMode: HandlingMode;
  readonly outcome: IncidentOutcome;
}): Closing {
  if (incident.closedAt !== null) return { status: 'closed', closedAt: incident.closedAt };
  const isSettled = incident.handlingMode === 'on-the-spot' && incident.outcome !== 'none';
  return isSettled ? { status: 'closed', closedAt: incident.occurredAt } : { status: 'open', closedAt: null };
}

/**
 * Closing after an edit. Left out = unchanged; a closing time closes, null reopens; closing without a time closes now;
 * giving a withdrawn incident any other status restores it. Status and time that contradict each other are refused.
 */
export function reviseClosing(
  current: Closing,
  edit: { readonly status?: IncidentStatus | undefined; readonly closedAt?: number | null | undefined },
  nowAt: number,
): Result<Closing, Refusal<'invalid-request'>> {
  const status = edit.status ?? impliedStatus(current, edit.closedAt);
  const contradiction = refuse('invalid-request', { pointer: '/closedAt' });
  switch (status) {
    case 'open':
      return typeof edit.closedAt === 'number' ? contradiction : accept({ status, closedAt: null });
    case 'closed':
      return edit.closedAt === null ? contradiction : accept({ status, closedAt: edit.closedAt ?? current.closedAt ?? nowAt });
    case 'withdrawn':
      return edit.closedAt === undefined ? accept({ status, closedAt: current.closedAt }) : contradiction;
  }
}

function impliedStatus(current: Closing, closedAt: number | null | undefined): IncidentStatus {
  if (closedAt === undefined || current.status === 'withdrawn') return current.status;
  return closedAt === null ? 'open' : 'closed';
}
