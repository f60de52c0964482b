import type { LiveChange, PatrolLive } from '../live/patrol-live';
import { deltaFor, snapshotFor, type LiveSight } from '../usecases/tracks/read-live-units';

const encoder = new TextEncoder();

/** One server-sent event as bytes. */
export const eventFrame = (event: string, id: string | null, data: object): Uint8Array => encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n${id === null ? '' : `id: ${id}\n`}\n`);

/** Changes of who is on duty and what stands as bytes, put into words once for everybody who sees the same, however many they are. */
export class DeltaFrames<Sight extends { readonly key: string }> {
  readonly #live: PatrolLive;
  readonly #event: string;
  readonly #deltaFor: (sight: Sight, change: LiveChange) => object | null;
  readonly #frames = new WeakMap<LiveChange, Map<string, Uint8Array | null>>();

  /** @param deltaFor what somebody may see of a change; null = nothing */
  constructor(live: PatrolLive, { event, deltaFor }: { event: string; deltaFor: (sight: Sight, change: LiveChange) => object | null }) {
    this.#live = live;
    this.#event = event;
    this.#deltaFor = deltaFor;
  }

  /** What changed after a change; null = nothing to be seen, `too-late` = a snapshot is needed. */
  delta(sight: Sight, number: number): Uint8Array | 'too-late' | null {
    if (number === this.#live.number) return null;
    const change = this.#live.since(number);
    if (change === null) return 'too-late';
    const known = this.#frames.get(change) ?? new Map<string, Uint8Array | null>(), frame = known.get(sight.key);
    this.#frames.set(change, known);
    if (frame !== undefined) return frame;
    const delta = this.#deltaFor(sight, change), made = delta === null ? null : eventFrame(this.#event, change.id, delta);
    known.set(sight.key, made);
    return made;
  }
}

/** Changes and whole pictures for those who watch the patrol. */
export class LiveFrames extends DeltaFrames<LiveSight> {
  readonly #live: PatrolLive;
  #pictures: { readonly number: number; readonly frames: Map<string, Uint8Array> } = { number: -1, frames: new Map() };

  constructor(live: PatrolLive) {
    super(live, { event: 'delta', deltaFor });
    this.#live = live;
  }

  /** Everything, and the number of the last change in it. The same bytes for all who ask before the next change. */
  async snapshot(sight: LiveSight): Promise<{ number: number; frame: Uint8Array }> {
    const picture = await this.#live.snapshot(), { number } = this.#live;
    if (this.#pictures.number !== number) this.#pictures = { number, frames: new Map() };
    const { frames } = this.#pictures, frame = frames.get(sight.key) ?? eventFrame('snapshot', picture.id, snapshotFor(sight, picture));
    frames.set(sight.key, frame);
    return { number, frame };
  }
}
