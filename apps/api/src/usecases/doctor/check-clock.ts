import { readStoreTimes } from '../../repositories/inspection';
import type { Check, Examination } from './check';

const driftWarnMilliseconds = 5_000;
const driftFailMilliseconds = 5 * 60_000;

/** The program's clock against the store's, and both against what has been recorded already. */
export const checkClock: Examination = async ({ store, clock, config }) => {
  const now = clock.now();
  const { storeAt, lastAuditAt, futureIncidentCount } = await readStoreTimes(store.db, now);
  const checks: Check[] = [compareClocks(now - storeAt, config.startAt !== undefined)];
  if (lastAuditAt !== null && lastAuditAt > now + driftWarnMilliseconds) {
    checks.push({
      id: 'clock', level: 'warn',
      text: `the last audit entry is of ${new Date(lastAuditAt).toISOString()}, which is still to come: the clock was set back`,
      mend: 'set the clock right; locks and sessions made in that future last until it is reached, wuding user reset opens them',
    });
  }
  if (futureIncidentCount > 0) {
    const mend = 'look at their source: a wrong year, a wrong --tz, or a clock set back';
    checks.push({ id: 'clock', level: 'warn', text: `${futureIncidentCount} incidents occurred later than now`, mend });
  }
  return checks;
};

function compareClocks(aheadMilliseconds: number, isSet: boolean): Check {
  const drift = Math.abs(aheadMilliseconds);
  const text = `${describe(drift)} ${aheadMilliseconds >= 0 ? 'ahead of' : 'behind'} the store’s clock`;
  if (isSet) return { id: 'clock', level: 'warn', text: `set by WUDING_NOW, ${text}`, mend: 'unset WUDING_NOW except for demonstrations' };
  if (drift <= driftWarnMilliseconds) return { id: 'clock', level: 'ok', text: 'agrees with the store’s clock' };
  const level = drift > driftFailMilliseconds ? 'fail' : 'warn';
  return { id: 'clock', level, text, mend: 'let both machines follow NTP (timedatectl set-ntp true)' };
}

function describe(milliseconds: number): string {
  const days = milliseconds / 86_400_000;
  return days >= 1 ? `${days.toFixed(1)} days` : `${Math.round(milliseconds / 1_000)} s`;
}
