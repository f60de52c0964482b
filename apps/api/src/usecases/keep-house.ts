import { signInPolicy } from '@wuding/domain';
import type { Services } from '../services';
import { datasetsOnDuty } from '../repositories/published-duties';
import { deleteDeadSessions } from '../repositories/sessions';
import { anchorAuditHead, type AnchorPlace } from './audit/anchor-audit-head';
import { attendAlarms } from './alarms/attend-alarms';
import { watchAlarms } from './alarms/watch-alarms';
import { watchDuty } from './duty/duty-alarms';
import { settleDuty } from './duty/settle-duty';
import { purgeIdempotencyKeys } from './idempotency';
import { retainUndo } from './registers/retain-undo';
import { retainFixes } from './tracks/retain-fixes';
import { drawRevisitsOfDay } from './revisits/draw-revisits-of-day';
import { watchArrivals } from './tasks/watch-arrivals';
import { settleTracks } from './tracks/settle-tracks';

const everyMilliseconds = 10 * 60_000;
/** A history of three years is worked out ahead within an hour and a half, and nobody notices. */
const settledDaysPerTurn = 140;

/** What must be done now and then: anchor the audit chain, forget old idempotency keys and dead sessions. */
export async function keepHouseOnce(place: AnchorPlace): Promise<void> {
  const now = place.clock.now();
  await anchorAuditHead(place);
  await purgeIdempotencyKeys(place);
  await deleteDeadSessions(place.store.db, { expiredBy: now, unseenSince: now - signInPolicy.sessionIdleMilliseconds });
}

/** Which night it is, each beginning at 03:00 in Shanghai (UTC+8), when the fewest are at work. */
const nightOf = (at: number): number => Math.floor((at + 5 * 3_600_000) / 86_400_000);

/**
 * Does so every ten minutes, and tidies the store once a night, until it is stopped. What an intruder rewrites within ten minutes of its writing escapes the
 * anchor; anchoring at stop and start closes the gap across restarts.
 * @param onFault told when the store or the disk does not answer; the next turn tries again
 * @returns stops it
 */
export function keepHouse(place: AnchorPlace & Pick<Services, 'readiness'> & Partial<Pick<Services, 'traffic'>>, onFault: (error: unknown) => void): () => void {
  let tidiedNight = nightOf(place.clock.now());
  const turn = async (): Promise<void> => {
    await keepHouseOnce(place);
    await settleDuty(place, settledDaysPerTurn, place.traffic && ((worked) => place.traffic!.makeWay(worked)));
    // From half a history nothing is learnt: what is still being written is waited for.
    if (place.readiness.background.length === 0) await drawRevisitsOfDay(place);
    const night = nightOf(place.clock.now());
    if (night === tidiedNight) return;
    tidiedNight = night;
    await retainFixes(place);
    await retainUndo(place);
    await place.store.maintain();
  };
  const timer = setInterval(() => void turn().catch(onFault), everyMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** How often the duty of the day is looked at: an alarm is never older than this. */
const watchMilliseconds = 30_000;

/** A day of a device is settled when it has sent nothing for so long, and again when more comes. */
const quietMilliseconds = 60_000;
/** A device that never falls quiet has its day settled this often. */
const unsettledMilliseconds = 5 * 60_000;

/** Raises and ends alarms of every dataset and, beside that and making way for whoever is served, settles the tracks that came, twice a minute, until it is stopped. */
export function keepWatch(place: Pick<Services, 'store' | 'clock' | 'requirements' | 'patrolLive' | 'readiness'> & Partial<Pick<Services, 'traffic'>>, onFault: (error: unknown) => void): () => void {
  let isWatching = false, isSettling = false;
  const turn = async (): Promise<void> => {
    if (isWatching) return;
    isWatching = true;
    try {
      for (const datasetId of await datasetsOnDuty(place.store.db, place.clock.now())) {
        await watchDuty(place, datasetId);
        await watchAlarms(place, datasetId);
        await attendAlarms(place, datasetId);
        await watchArrivals(place, datasetId);
      }
      place.patrolLive.lookAgain();
    } finally {
      isWatching = false;
    }
  };
  const settle = async (): Promise<void> => {
    if (isSettling) return;
    isSettling = true;
    const now = place.clock.now();
    await settleTracks(place, { quietSince: now - quietMilliseconds, settledBefore: now - unsettledMilliseconds, makeWay: place.traffic && ((worked) => place.traffic!.makeWay(worked)) }).finally(() => { isSettling = false; });
  };
  const timer = setInterval(() => {
    void turn().catch(onFault);
    void settle().catch(onFault);
  }, watchMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
