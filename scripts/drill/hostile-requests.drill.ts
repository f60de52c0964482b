import { openApiDocument } from '../../packages/contract/src';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { attackedTown } from '../../apps/api/src/testing/hostile/attacked-town';
import { complaintAbout, hostileRequests, type HostileRequest } from '../../apps/api/src/testing/hostile/hostile-requests';
import { serveApp } from '../../apps/api/src/testing/serve-app';
import { drillOutcome } from './outcome';
import { onEachStore, seconds } from './stores';

/** Requests made from the OpenAPI document, valid, at the edges and mad, four at a time over a real socket. */
const REQUEST_COUNT = 10_000;
const CLIENT_COUNT = 4;
const LONGEST_MILLISECONDS = 900_000;
const SEED = 1;

await onEachStore(async (kind, address) => {
  const store = await openStore(address);
  await migrate(store);
  const { app, cookies, known } = await attackedTown(store, { incidentCount: 5_000 });
  const server = await serveApp(app);
  const requests = hostileRequests({ document: openApiDocument('0.0.0'), seed: SEED, known, cookies });
  const until = performance.now() + LONGEST_MILLISECONDS;
  const statuses = new Map<number, number>();
  let sentCount = 0, complaintCount = 0, slowest = 0;

  const send = async ({ method, path, headers, body }: HostileRequest): Promise<string | null> => {
    const startedAt = performance.now();
    const isBodiless = body === null || method === 'GET' || method === 'HEAD';
    const answer = await fetch(`${server.url}${path}`, {
      method, headers: { 'content-type': 'application/json', ...headers }, ...(isBodiless ? {} : { body }), redirect: 'manual', signal: AbortSignal.timeout(10_000),
    });
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const copy = answer.clone();
    await copy.arrayBuffer();
    const milliseconds = performance.now() - startedAt;
    slowest = Math.max(slowest, milliseconds);
    return complaintAbout(answer, milliseconds);
  };
  const client = async (): Promise<void> => {
    while (sentCount < REQUEST_COUNT && performance.now() < until) {
      sentCount += 1;
      const request = requests.next().value!;
      // The server hangs up on a body it refused to read; a request that was on its way there by then is sent again.
      const complaint = await send(request).catch(() => send(request)).catch((error: unknown) => `no answer: ${String(error)} ${String((error as Error).cause ?? '')}`);
      if (complaint === null) continue;
      complaintCount += 1;
      if (complaintCount <= 20) console.error(`${request.method} ${request.path.slice(0, 300)} ${request.body?.slice(0, 300) ?? ''}\n  ${complaint}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENT_COUNT }, client));
  await server.close();
  await store.close();
  const spread = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`).join(' ');
  drillOutcome(
    `hostile-requests-${kind}`, `${sentCount} requests (seed ${SEED}), ${complaintCount} complaints, slowest ${seconds(slowest)}; ${spread}`,
    sentCount >= REQUEST_COUNT && complaintCount === 0,
  );
});
