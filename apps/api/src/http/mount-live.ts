import type { Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Context } from '../context';
import type { Services } from '../services';
import { liveSight, type LiveSight } from '../usecases/tracks/read-live-units';
import { isRead, type Out } from './is-read';
import { LiveFrames, eventFrame } from './live-frames';
import { admit, type RequestVariables } from './mount';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';

/** @source quality goals §2: SSE with heartbeat 15 s */
const heartbeatMilliseconds = 15_000;

/**
 * Live positions and alarms as server-sent events: `snapshot`, then `delta` with ids, and a `heartbeat` that tells the server's time. Who comes back with
 * Last-Event-ID gets what was missed, or a snapshot. The session is looked at again with every heartbeat; a stream is nobody's use, so that a page left open
 * goes idle. It never ends by itself, so it stands beside the common mouth.
 */
export function mountLive(app: Hono<RequestVariables>, services: Services): void {
  const frames = new LiveFrames(services.patrolLive);
  app.get('/api/live', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, services.config)) return problemResponse('cross-origin', requestId);
    const actor = await admit(c, 'patrol.watch', services, false);
    if (actor === null || actor instanceof Response) return actor ?? problemResponse('not-signed-in', requestId);
    const sight = await liveSight({ store: services.store, clock: services.clock, actor, requestId } as Context, c.req.query('dataset'));
    if (!sight.ok) return refusalResponse(sight.refusal, requestId);
    c.header('content-type', 'text/event-stream');
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return stream(c, (out) => send(out, { services, frames, sight: sight.value, lastId: c.req.header('last-event-id') ?? null, isStillAllowed: async () => !((await admit(c, 'patrol.watch', services, false)) instanceof Response) }));
  });
}

interface Sending {
  readonly services: Services;
  readonly frames: LiveFrames;
  readonly sight: LiveSight;
  readonly lastId: string | null;
  readonly isStillAllowed: () => Promise<boolean>;
}

/** Writes what changed since what was written last, as fast as the reader reads: what comes meanwhile is told together, so that nothing waits in memory. */
async function send(out: Out, { services: { patrolLive, clock }, frames, sight, lastId, isStillAllowed }: Sending): Promise<void> {
  let wake = (): void => undefined;
  const stop = patrolLive.listen(() => wake());
  out.onAbort(() => {
    stop();
    wake();
  });
  try {
    let sent = lastId === null ? null : patrolLive.numberOf(lastId), beatAt = performance.now();
    while (!out.aborted && !out.closed) {
      const now = patrolLive.number, frame = sent === null ? null : frames.delta(sight, sent);
      if (sent === null || frame === 'too-late') {
        const snapshot = await frames.snapshot(sight);
        sent = snapshot.number;
        if (!(await isRead(out, snapshot.frame))) return;
      } else {
        sent = now;
        if (frame !== null && !(await isRead(out, frame))) return;
      }
      if (performance.now() - beatAt >= heartbeatMilliseconds) {
        if (!(await isStillAllowed()) || !(await isRead(out, eventFrame('heartbeat', null, { at: new Date(clock.now()).toISOString() })))) return;
        beatAt = performance.now();
      }
      const told = sent;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, heartbeatMilliseconds - (performance.now() - beatAt)));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (patrolLive.number > told) wake();
      });
    }
  } finally {
    stop();
  }
}
