import { sql } from '../../apps/api/src/db/store';
import { drillOutcome } from './outcome';
import { onEachStore, openWithLedger, seconds, timed } from './stores';

/** Ten thousand failing statements: the store still answers, was never away for more than 5 s, and lost nothing. */
const FAILURE_COUNT = 10_000;
const LONGEST_ANSWER_MILLISECONDS = 5_000;

await onEachStore(async (kind, address) => {
  const { store, count } = await openWithLedger(address);
  let slowest = 0;
  let otherCount = 0;
  for (let index = 1; index <= FAILURE_COUNT; index += 1) {
    const { milliseconds, outcome } = await timed(() => store.db.execute(sql`insert into drill_ledger values (0)`));
    slowest = Math.max(slowest, milliseconds);
    const code = outcome.status === 'rejected' ? (outcome.reason as { cause?: { code?: string } }).cause?.code : 'none';
    if (code !== '23505') otherCount += 1;
    if (index % 1_000 === 0) {
      const written = await timed(() => store.db.execute(sql`insert into drill_ledger values (${index})`));
      slowest = Math.max(slowest, written.milliseconds);
    }
  }
  const lostCount = FAILURE_COUNT / 1_000 + 1 - await count();
  const { reopenedCount } = store.condition();
  await store.close();
  drillOutcome(
    `errors-${kind}`,
    `${FAILURE_COUNT} failing statements, ${otherCount} answered otherwise, ${reopenedCount} reopenings, longest answer ${seconds(slowest)}, ${lostCount} rows lost`,
    lostCount === 0 && otherCount === 0 && slowest <= LONGEST_ANSWER_MILLISECONDS,
  );
});
