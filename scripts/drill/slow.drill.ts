import { sql } from '../../apps/api/src/db/store';
import { drillOutcome } from './outcome';
import { endOf, onEachStore, openWithLedger, seconds, timed } from './stores';

/** A statement that would never end is cut at 5 s; what waits behind it is answered, nothing is lost. */
await onEachStore(async (kind, address) => {
  const { store, count } = await openWithLedger(address);
  const endless = timed(() => store.db.execute(sql`select count(*) from generate_series(1, 1000000000000)`));
  const behind = await Promise.all(Array.from({ length: 20 }, () => timed(count)));
  const { milliseconds, outcome } = await endless;
  const unansweredCount = behind.filter((one) => endOf(one.outcome) !== 'answered').length;
  const longest = Math.max(...behind.map((one) => one.milliseconds));
  await store.close();
  drillOutcome(
    `slow-${kind}`,
    `cut after ${seconds(milliseconds)} (${endOf(outcome)}), 20 others: ${unansweredCount} unanswered, longest ${seconds(longest)}`,
    endOf(outcome) === 'statement-timeout' && milliseconds < 6_000 && unansweredCount === 0,
  );
});
