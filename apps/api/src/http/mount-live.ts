import type { Hono } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Context } from '../context';
import type { LiveChange } from '../live/patrol-live';
import type { Services } from '../services';
import { deltaFor, liveSight, snapshotFor, type LiveSight } from '../usecases/tracks/read-live-units';
import { admit, type RequestVariables } from './mount';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';

/** @source quality goals §2: SSE with heartbeat 15 s, dead at 45 s */
const heartbeatMilliseconds = 15_000;
/** Changes that may wait for a reader who does not read; more, and it gets a whole snapshot instead. */
const mostWaiting = 30;

/**
 * Live positions as server-sent events: `snapshot`, then `delta` with ids, and a `heartbeat` that tells the server's time. Who comes back with Last-Event-ID
 * gets what was missed, or a snapshot. The session is looked at again with every heartbeat. It never ends by itself, so it stands beside the common mouth.
 */
export function mountLive(app: Hono<RequestVariables>, services: Services): void {
  app.get('/api/live', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, services.config)) return problemResponse('cross-origin', requestId);
    const actor = await admit(c, 'patrol.watch', services);
    if (actor === null || actor instanceof Response) return actor ?? problemResponse('not-signed-in', requestId);
    const dataset = c.req.query('dataset');
    const sight = await liveSight({ store: services.store, clock: services.clock, actor, requestId } as Context, dataset);
    if (!sight.ok) return refusalResponse(sight.refusal, requestId);
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, (stream) => send(stream, { services, sight: sight.value, lastId: c.req.header('last-event-id') ?? null, isStillAllowed: async () => !((await admit(c, 'patrol.watch', services)) instanceof Response) }));
  });
}

interface Sending {
  readonly services: Services;
  readonly sight: LiveSight;
  readonly lastId: string | null;
  readonly isStillAllowed: () => Promise<boolean>;
}

async function send(stream: SSEStreamingApi, { services: { patrolLive, clock }, sight, lastId, isStillAllowed }: Sending): Promise<void> {
  let waiting: LiveChange[] = [], isBehind = false, wake = (): void => undefined;
  const stop = patrolLive.listen((change) => {
    if (waiting.length >= mostWaiting) [waiting, isBehind] = [[], true];
    else if (!isBehind) waiting.push(change);
    wake();
  });
  stream.onAbort(() => {
    stop();
    wake();
  });
  try {
    const missed = lastId === null ? null : patrolLive.since(lastId);
    if (missed === null) await writeSnapshot(stream, sight, patrolLive);
    else for (const change of missed) await writeDelta(stream, sight, change);
    let beatAt = performance.now();
    while (!stream.aborted && !stream.closed) {
      if (isBehind) {
        [waiting, isBehind] = [[], false];
        await writeSnapshot(stream, sight, patrolLive);
      }
      for (const change of waiting.splice(0)) await writeDelta(stream, sight, change);
      if (performance.now() - beatAt >= heartbeatMilliseconds) {
        if (!(await isStillAllowed())) return;
        await stream.writeSSE({ event: 'heartbeat', data: JSON.stringify({ at: new Date(clock.now()).toISOString() }) });
        beatAt = performance.now();
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, heartbeatMilliseconds - (performance.now() - beatAt)));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (waiting.length > 0 || isBehind) wake();
      });
    }
  } finally {
    stop();
  }
}

async function writeSnapshot(stream: SSEStreamingApi, sight: LiveSight, live: Services['patrolLive']): Promise<void> {
  const snapshot = await snapshotFor(sight, live);
  await stream.writeSSE({ event: 'snapshot', id: snapshot.id, data: JSON.stringify(snapshot) });
}

async function writeDelta(stream: SSEStreamingApi, sight: LiveSight, change: LiveChange): Promise<void> {
  const delta = deltaFor(sight, change);
  if (delta !== null) await stream.writeSSE({ event: 'delta', id: change.id, data: JSON.stringify(delta) });
}
