import { killDrill } from '../../apps/api/src/testing/kill-drill';
import { drillOutcome } from './outcome';
import { onEachStore, seconds } from './stores';

/** A server killed with SIGKILL a hundred times while it writes: nothing it acknowledged is lost, its ledgers hold. */
const ROUND_COUNT = 100;
const READY_MILLISECONDS = 10_000;

await onEachStore(async (kind, address) => {
  const report = await killDrill({ roundCount: ROUND_COUNT, ...address, delayMilliseconds: (round) => 10 + ((round * 173) % 700) });
  const { acknowledgedCount, lost, auditFault, changeGapCount, slowestReadyMilliseconds } = report;
  drillOutcome(
    `kill-${kind}`,
    `${ROUND_COUNT} kills, ${acknowledgedCount} acknowledged, ${lost.length} lost, ${changeGapCount} gaps, chain ${auditFault ?? 'holds'}, ready ≤ ${seconds(slowestReadyMilliseconds)}`,
    lost.length === 0 && auditFault === null && changeGapCount === 0 && slowestReadyMilliseconds <= READY_MILLISECONDS,
  );
});
