import { openApiDocument } from '@wuding/contract';
import { expect, test } from 'vitest';
import { attackedTown } from '../testing/hostile/attacked-town';
import { complaintAbout, hostileRequests } from '../testing/hostile/hostile-requests';
import { testStore } from '../testing/store';

/** The short form of the drill hostile-requests. */
const seed = 20_231_124;
const requestCount = 300;

test(`${requestCount} requests made from the contract, valid and mad (seed ${seed}), get answers, none of them a 5xx`, async () => {
  const { app, cookies, known } = await attackedTown(await testStore(), { incidentCount: 200 });
  const complaints: string[] = [];
  const statuses = new Map<number, number>();
  const requests = hostileRequests({ document: openApiDocument('0.0.0'), seed, known, cookies });
  for (let count = 0; count < requestCount; count += 1) {
    const { method, path, headers, body, operation } = requests.next().value!;
    const isBodiless = body === null || method === 'GET' || method === 'HEAD';
    const answer = await app.request(`http://127.0.0.1:8787${path}`, {
      method, headers: { host: '127.0.0.1:8787', 'content-type': 'application/json', ...headers }, ...(isBodiless ? {} : { body }),
    });
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const complaint = await complaintAbout(answer, 0);
    if (complaint !== null) complaints.push(`${operation} ${method} ${path.slice(0, 300)} ${body?.slice(0, 300) ?? ''}: ${complaint}`);
  }
  expect(complaints).toEqual([]);
  for (const status of [200, 403, 404, 422]) expect(statuses.get(status), String(status)).toBeGreaterThan(3);
});
