import { endpoints, type ScreenCommand, type WallDelta, type WallSections } from '@wuding/contract';
import type { Hono } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Context } from '../context';
import type { SectionChange } from '../live/section-feed';
import type { Services } from '../services';
import { beginPairing } from '../usecases/screens/begin-pairing';
import { readStanding } from '../usecases/screens/read-standing';
import { isScreenActor } from '../usecases/screens/screen-actor';
import { readWall } from '../usecases/wall/read-wall';
import { eventFrame } from './live-frames';
import { admit, type RequestVariables } from './mount';
import { parseRequest } from './parse-request';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';
import { readScreenCookie, writeScreenCookie } from './screen-cookie';

/** @source quality goals §2: SSE with heartbeat 15 s, dead at 45 s */
const heartbeatMilliseconds = 15_000;

/** What concerns a screen's own cookie, and its stream: beside the common mouth, like sign-in and the live positions. */
export function mountScreens(app: Hono<RequestVariables>, services: Services): void {
  const { store, clock, config } = services;

  app.post('/api/screen-pairings', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const parsed = await parseRequest(c, endpoints.beginPairing);
    if (!parsed.ok) return parsed.refusal.errors ? problemResponse('invalid-request', requestId, { errors: parsed.refusal.errors }) : refusalResponse(parsed.refusal, requestId);
    const result = await beginPairing({ ctx: { store, clock, requestId }, held: readScreenCookie(c, config) });
    if (!result.ok) return refusalResponse(result.refusal, requestId);
    const { token, ...shown } = result.value;
    writeScreenCookie(c, config, token);
    return c.json(shown, 201, { 'cache-control': 'no-store' });
  });

  app.get('/api/screen-pairings/mine', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const result = await readStanding({ ctx: { store, clock, requestId }, token: readScreenCookie(c, config) });
    return result.ok ? c.json(result.value, 200, { 'cache-control': 'no-store' }) : refusalResponse(result.refusal, requestId);
  });

  app.get('/api/wall/live', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const actor = await admit(c, 'screen.read', services);
    if (actor === null || actor instanceof Response) return actor ?? problemResponse('not-signed-in', requestId);
    const ctx: Context = { store, clock, actor, requestId }, first = await readWall({ ctx, feed: services.wall.feed });
    if (!first.ok) return refusalResponse(first.refusal, requestId);
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const commands = new Commands();
      const forget = isScreenActor(actor) ? services.wall.hold(actor.screenId, { end: () => stream.abort(), command: (command) => commands.add(command) }) : () => undefined;
      await stream.writeSSE({ event: 'snapshot', id: first.value.id, data: JSON.stringify(first.value) });
      await send(stream, services, { commands, isStillAllowed: async () => !((await admit(c, 'screen.read', services, false)) instanceof Response) }).finally(forget);
    });
  });
}

/** What a screen was told and has not been sent yet, in order. */
class Commands {
  readonly #waiting: ScreenCommand[] = [];
  onAdded = (): void => undefined;

  add(command: ScreenCommand): void {
    this.#waiting.push(command);
    this.onAdded();
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  take(): ScreenCommand[] {
    return this.#waiting.splice(0);
  }
}

/**
 * Changes as they come, commands and a heartbeat; ends when the reader may not read any more. What a slow reader has not taken is put together: the
 * last state of each part is all a screen wants.
 */
async function send(stream: SSEStreamingApi, { wall, clock }: Services, { commands, isStillAllowed }: { commands: Commands; isStillAllowed: () => Promise<boolean> }): Promise<void> {
  let waiting: SectionChange<WallSections> | null = null, wake = (): void => undefined;
  const stop = wall.feed.listen((change) => {
    waiting = waiting === null ? change : { ...change, sections: { ...waiting.sections, ...change.sections } };
    wake();
  });
  commands.onAdded = () => wake();
  stream.onAbort(() => wake());
  let beatAt = performance.now();
  try {
    while (!stream.aborted && !stream.closed) {
      const change = waiting as SectionChange<WallSections> | null;
      waiting = null;
      if (change !== null) await stream.write(frameOf(change));
      for (const command of commands.take()) await stream.writeSSE({ event: 'command', data: JSON.stringify(command) });
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
        if (waiting !== null || !commands.isEmpty || stream.aborted) wake();
      });
    }
  } finally {
    stop();
  }
}

const frames = new WeakMap<SectionChange<WallSections>, Uint8Array>();

/** A change as bytes, put into words once for all the screens that take it as it came. */
function frameOf(change: SectionChange<WallSections>): Uint8Array {
  const { id, at, sections } = change, delta: WallDelta = { id, at: new Date(at).toISOString(), sections };
  const frame = frames.get(change) ?? eventFrame('delta', id, delta);
  frames.set(change, frame);
  return frame;
}
