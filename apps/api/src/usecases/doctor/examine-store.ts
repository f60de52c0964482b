import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { Fault } from '../../fault';
import type { Check, Examination, Patient } from './check';
import { checkAnchor } from './check-anchor';
import { checkClock } from './check-clock';
import { checkDatum } from './check-datum';
import { checkDisk } from './check-disk';
import { checkEngine, checkMigrations } from './check-engine';
import { checkLock } from './check-lock';
import { explainFault } from './explain-fault';

const examinations: readonly (readonly [Check['id'], Examination])[] = [
  ['store', checkEngine], ['migrations', checkMigrations], ['lock', checkLock], ['disk', checkDisk],
  ['clock', checkClock], ['audit-anchor', checkAnchor], ['datum', checkDatum],
];

/** Looks at everything that is commonly wrong with an installation, and says how to mend it. One fault does not stop the rest. */
export async function examineStore({ ctx, input }: { ctx: Context; input: { config: Patient['config'] } }): Promise<Result<Check[]>> {
  if (!isAllowed(ctx.actor, 'system.inspect')) return refuse('not-allowed');
  const patient: Patient = { store: ctx.store, clock: ctx.clock, config: input.config };
  const checks: Check[] = [];
  for (const [id, examine] of examinations) checks.push(...(await examine(patient).catch((error: unknown) => [failed(id, error)])));
  return accept(checks);
}

function failed(id: Check['id'], error: unknown): Check {
  if (!(error instanceof Fault) && !(error instanceof Error && 'syscall' in error)) throw error;
  const mend = explainFault(error);
  return { id, level: 'fail', text: error.message, ...(mend === null ? {} : { mend }) };
}
