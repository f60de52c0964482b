import { isDeepStrictEqual } from 'node:util';
import { seedThroughKills } from '../../apps/api/src/testing/seed-kill-drill';
import { drillOutcome } from './outcome';
import { onEachStore } from './stores';

/**
 * A first start of the demo killed with SIGKILL four times while duty and visits are written in the background: in the end the store
 * and its truth are those of a start nobody disturbed.
 */
const untilAt = Date.parse('2024-02-10T09:00:00+08:00');
const KILL_AFTER = [1, 4, 0, 6];

const undisturbed = new Map<string, Awaited<ReturnType<typeof seedThroughKills>>['state']>();
await onEachStore(async (kind, address) => {
  undisturbed.set(kind, (await seedThroughKills({ ...address, untilAt, killAfter: [] })).state);
});
await onEachStore(async (kind, address) => {
  const { killedCount, state } = await seedThroughKills({ ...address, untilAt, killAfter: KILL_AFTER });
  const expected = undisturbed.get(kind);
  const differing = Object.keys(state.tables).filter((table) => state.tables[table] !== expected?.tables[table]);
  const rows = Object.entries(state.tables).map(([table, text]) => `${text.split(' ')[0]} ${table}`).join(', ');
  drillOutcome(
    `seed-kill-${kind}`, `${killedCount} kills, ${rows}, ${differing.length === 0 ? 'all as undisturbed' : `differing: ${differing.join(', ')}`}, truth ${state.truth === expected?.truth ? 'the same' : 'another'}, chain ${state.auditFault ?? 'holds'}`,
    killedCount === KILL_AFTER.length && isDeepStrictEqual(state, expected) && state.auditFault === null,
  );
});
