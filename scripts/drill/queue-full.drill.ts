import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { attackedTown } from '../../apps/api/src/testing/hostile/attacked-town';
import { serveApp } from '../../apps/api/src/testing/serve-app';
import { drillOutcome } from './outcome';
import { onEachStore } from './stores';

/** While every connection of the store is held, 200 requests wait and those beyond get 503 with Retry-After at once. */
const WAITING_COUNT = 200;
const BEYOND_COUNT = 60;

await onEachStore(async (kind, address) => {
  const store = await openStore(address);
  await migrate(store);
  const { app, cookies } = await attackedTown(store, { incidentCount: 0 });
  const server = await serveApp(app);
  const heldCount = kind === 'embedded' ? 1 : 8;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => { release = resolve; });
  const holders = Array.from({ length: heldCount }, () => store.transaction(() => released));
  const ask = async (): Promise<{ status: number; retryAfter: string | null; milliseconds: number }> => {
    const startedAt = performance.now();
    const answer = await fetch(`${server.url}/api/session`, { headers: { cookie: cookies[0] ?? '' } });
    await answer.arrayBuffer();
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), milliseconds: performance.now() - startedAt };
  };
  const waiting = Array.from({ length: WAITING_COUNT }, ask);
  while (store.condition().waitingCount < WAITING_COUNT) await new Promise((resolve) => setTimeout(resolve, 20));
  const refused = await Promise.all(Array.from({ length: BEYOND_COUNT }, ask));
  const slowest = Math.max(...refused.map(({ milliseconds }) => milliseconds));
  release();
  await Promise.all(holders);
  const answered = await Promise.all(waiting);
  await server.close();
  await store.close();
  const goodCount = answered.filter(({ status }) => status === 200).length;
  const toldCount = refused.filter(({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0).length;
  drillOutcome(
    `queue-full-${kind}`, `${goodCount} of ${WAITING_COUNT} waiting answered, ${toldCount} of ${BEYOND_COUNT} beyond told 503 with Retry-After within ${Math.round(slowest)} ms`,
    goodCount === WAITING_COUNT && toldCount === BEYOND_COUNT && slowest < 2_000,
  );
});
