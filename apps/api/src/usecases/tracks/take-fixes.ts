import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, type FixMark, type Result, type SentFix } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { FixIntake, FixOutcome } from '../../live/fix-intake';
import { findDeviceByToken, type SendingDevice } from '../../repositories/devices';
import { hashToken } from '../session/token';
import { readFix, type FixFault } from './read-fix';

export interface SentMessage {
  readonly token: string;
  /** The device's clock when it sent, UTC milliseconds. */
  readonly sentAt: number | null;
  /** As they came: each is read by itself. */
  readonly rows: readonly unknown[];
}
type Answer = ResponseOf<Endpoints['takeFixes']>;
type Place = Pick<AnonymousContext, 'store'> & { readonly intake: FixIntake };

/** Rows told one by one; counts tell of the rest. */
const mostToldRows = 1_000;

/**
 * Positions of one device. Each is kept, known already, outside duty (counted, where it was is not kept) or unreadable; nothing is answered before it is
 * committed. Refuses `device-unknown` and `device-revoked`.
 */
export async function takeFixes({ place, input }: { place: Place; input: SentMessage }): Promise<Result<Answer>> {
  const device = await sendingDevice(place, input.token);
  if (!device.ok) return device;
  const read = input.rows.map(readFix);
  const fixes: SentFix[] = read.flatMap((one) => (one.ok ? [one.value] : []));
  const outcomes = fixes.length === 0 ? [] : await place.intake.take({ device: device.value, sentAt: input.sentAt, fixes });
  return accept(answerOf(read.map((one) => (one.ok ? null : one.refusal)), outcomes));
}

async function sendingDevice({ store }: Place, token: string): Promise<Result<SendingDevice>> {
  const tokenHash = hashToken(token);
  const device = tokenHash === null ? null : await findDeviceByToken(store.db, tokenHash);
  if (device === null) return refuse('device-unknown', { pointer: '/token' });
  return device.isRevoked ? refuse('device-revoked', { pointer: '/token' }) : accept(device);
}

function answerOf(faults: readonly ({ code: FixFault; pointer?: string } | null)[], outcomes: readonly FixOutcome[]): Answer {
  const counts = { kept: 0, duplicate: 0, offDuty: 0, rejected: 0 }, marks: Partial<Record<FixMark, number>> = {}, rows: Answer['rows'] = [];
  let next = 0;
  faults.forEach((fault, row) => {
    const outcome = fault === null ? outcomes[next++]! : null;
    if (outcome === null) counts.rejected++;
    else counts[outcome.kind === 'off-duty' ? 'offDuty' : outcome.kind]++;
    const marked = outcome?.kind === 'kept' ? [...outcome.marks] : [];
    for (const mark of marked) marks[mark] = (marks[mark] ?? 0) + 1;
    if (rows.length >= mostToldRows || (outcome?.kind === 'kept' && marked.length === 0)) return;
    rows.push({ row, outcome: outcome?.kind ?? 'rejected', marks: marked, ...(fault !== null && { reason: fault.code, pointer: fault.pointer ?? '' }) });
  });
  return { ...counts, marks, rows };
}
