import { sql } from '../../apps/api/src/db/store';
import { drillOutcome } from './outcome';
import { endOf, onEachStore, openWithLedger, timed } from './stores';

/** Of a crowd that comes at once, 200 may wait; those beyond are told at once, those waiting are all answered. */
const CROWD_COUNT = 400;

await onEachStore(async (kind, address) => {
  const { store, count } = await openWithLedger(address);
  const crowd = await Promise.all(Array.from({ length: CROWD_COUNT }, () => timed(() => store.db.execute(sql`select pg_sleep(0.01)`))));
  const told = crowd.filter(({ outcome }) => endOf(outcome) === 'queue-full');
  const answeredCount = crowd.filter(({ outcome }) => endOf(outcome) === 'answered').length;
  const slowestNo = Math.max(...told.map(({ milliseconds }) => milliseconds));
  const goesOn = await count() === 1;
  await store.close();
  drillOutcome(
    `queue-${kind}`, `of ${CROWD_COUNT} at once ${answeredCount} answered, ${told.length} told to come later within ${Math.round(slowestNo)} ms`,
    answeredCount + told.length === CROWD_COUNT && answeredCount >= 201 && told.length > 0 && slowestNo < 1_000 && goesOn,
  );
});
