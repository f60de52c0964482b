import { killFixesDrill } from '../../apps/api/src/testing/kill-fixes-drill';
import { drillOutcome } from './outcome';
import { onEachStore } from './stores';

/** The taker of positions killed with SIGKILL in the middle of messages and of making visits: what it acknowledged is there once, and so are the visits. */
const ROUND_COUNT = 20;

await onEachStore(async (kind, address) => {
  const { acknowledgedCount, lostCount, tornCount, unledgeredCount, visitCount, doubledVisitCount, differingVisitCount } = await killFixesDrill({ roundCount: ROUND_COUNT, ...address, delayMilliseconds: (round) => 10 + ((round * 173) % 700) });
  drillOutcome(
    `kill-fixes-${kind}`,
    `${ROUND_COUNT} kills, ${acknowledgedCount} positions acknowledged, ${lostCount} lost, ${tornCount} messages torn, ${unledgeredCount} beside the ledger; ${visitCount} visits, ${doubledVisitCount} doubled, ${differingVisitCount} otherwise than made in one go`,
    acknowledgedCount > 0 && visitCount > 0 && lostCount + tornCount + unledgeredCount + doubledVisitCount + differingVisitCount === 0,
  );
});
