import type { ScreenCommand, WallDelta, WallRounds, WallSnapshot } from '@wuding/contract';
import type { Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Context } from '../context';
import type { SectionChange } from '../live/section-feed';
import type { Services } from '../services';
import { isScreenActor } from '../usecases/screens/screen-actor';
import { wallPicture, wallSight } from '../usecases/wall/read-wall';
import { wallUnitDelta, type WallSight } from '../usecases/wall/wall-units';
import { isRead, type Out } from './is-read';
import { DeltaFrames, eventFrame } from './live-frames';
import { admit, type RequestVariables } from './mount';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';

/** @source quality goals §2: SSE with heartbeat 15 s */
const heartbeatMilliseconds = 15_000;

/**
 * The wall as server-sent events: `snapshot`, then `delta` with the sections that changed, `units` with who moved, came or went, `command` from a remote, and a
 * `heartbeat` that tells the server's time. It never ends by itself, so it stands beside the common mouth, like the live positions.
 */
export function mountWallLive(app: Hono<RequestVariables>, services: Services): void {
  const { store, clock, config } = services, unitFrames = new DeltaFrames<WallSight>(services.patrolLive, { event: 'units', deltaFor: wallUnitDelta });
  app.get('/api/wall/live', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const actor = await admit(c, 'screen.read', services);
    if (actor === null || actor instanceof Response) return actor ?? problemResponse('not-signed-in', requestId);
    const ctx: Context = { store, clock, actor, requestId }, sight = await wallSight(ctx);
    if (!sight.ok) return refusalResponse(sight.refusal, requestId);
    const number = services.patrolLive.number, first = { number, picture: await wallPicture({ ctx, sight: sight.value, feed: services.wall.feed, patrolLive: services.patrolLive }) };
    c.header('content-type', 'text/event-stream');
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return stream(c, async (out) => {
      const commands = new Commands();
      const forget = isScreenActor(actor) ? services.wall.hold(actor.screenId, { end: () => out.abort(), command: (command) => commands.add(command) }) : () => undefined;
      const isStillAllowed = async (): Promise<boolean> => !((await admit(c, 'screen.read', services, false)) instanceof Response);
      await send(out, { services, ctx, sight: sight.value, first, unitFrames, commands, isStillAllowed }).finally(forget);
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

interface Sending {
  readonly services: Services;
  readonly ctx: Context;
  readonly sight: WallSight;
  /** What the reader begins with, and the number of the last change of the units that is in it for certain. */
  readonly first: { readonly number: number; readonly picture: WallSnapshot };
  readonly unitFrames: DeltaFrames<WallSight>;
  readonly commands: Commands;
  readonly isStillAllowed: () => Promise<boolean>;
}

/**
 * Everything, then changes as they come, commands and a heartbeat; ends when the reader may not read any more, or takes nothing. What a slow reader has not taken is
 * put together: the last state of each part is all a screen wants.
 */
async function send(out: Out, { services: { wall, patrolLive, clock }, ctx, sight, first, unitFrames, commands, isStillAllowed }: Sending): Promise<void> {
  let waiting: SectionChange<WallRounds> | null = null, wake = (): void => undefined;
  const stops = [
    wall.feed.listen((change) => {
      waiting = waiting === null ? change : { ...change, sections: { ...waiting.sections, ...change.sections } };
      wake();
    }),
    patrolLive.listen(() => wake()),
  ];
  commands.onAdded = () => wake();
  out.onAbort(() => wake());
  try {
    if (!(await isRead(out, pictureFrame(first.picture)))) return;
    let sent = first.number, beatAt = performance.now();
    while (!out.aborted && !out.closed) {
      const now = patrolLive.number, units = unitFrames.delta(sight, sent);
      // Who is so slow that what changed is forgotten begins anew; what changes while it is read is told twice rather than not at all.
      const frame = units === 'too-late' ? pictureFrame(await wallPicture({ ctx, sight, feed: wall.feed, patrolLive })) : units;
      if (frame !== null && !(await isRead(out, frame))) return;
      sent = now;
      const change = waiting as SectionChange<WallRounds> | null;
      waiting = null;
      if (change !== null && !(await isRead(out, frameOf(change)))) return;
      for (const command of commands.take()) if (!(await isRead(out, eventFrame('command', null, command)))) return;
      if (performance.now() - beatAt >= heartbeatMilliseconds) {
        if (!(await isStillAllowed()) || !(await isRead(out, eventFrame('heartbeat', null, { at: new Date(clock.now()).toISOString() })))) return;
        beatAt = performance.now();
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, heartbeatMilliseconds - (performance.now() - beatAt)));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (waiting !== null || patrolLive.number > now || !commands.isEmpty || out.aborted) wake();
      });
    }
  } finally {
    for (const stop of stops) stop();
  }
}

const pictureFrame = (picture: WallSnapshot): Uint8Array => eventFrame('snapshot', picture.id, picture);

const frames = new WeakMap<SectionChange<WallRounds>, Uint8Array>();

/** A change as bytes, put into words once for all the screens that take it as it came. */
function frameOf(change: SectionChange<WallRounds>): Uint8Array {
  const { id, at, sections } = change, delta: WallDelta = { id, at: new Date(at).toISOString(), sections };
  const frame = frames.get(change) ?? eventFrame('delta', id, delta);
  frames.set(change, frame);
  return frame;
}
