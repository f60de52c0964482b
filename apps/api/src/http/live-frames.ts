import type { LiveChange, PatrolLive } from '../live/patrol-live';
import { deltaFor, snapshotFor, type LiveSight } from '../usecases/tracks/read-live-units';

const encoder = new TextEncoder();

/** One server-sent event as bytes. */
export const eventFrame = (event: string, id: string | null, data: object): Uint8Array => encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n${id === null ? '' : `id: ${id}\n`}\n`);

/** Events as bytes, put into words once for everybody who sees the same, however many they are. */
export class LiveFrames {
  readonly #live: PatrolLive;
  readonly #frames = new WeakMap<LiveChange, Map<string, Uint8Array | null>>();
  #pictures: { readonly number: number; readonly frames: Map<string, Uint8Array> } = { number: -1, frames: new Map() };

  constructor(live: PatrolLive) {
    this.#live = live;
  }

  /** What changed after a change; null = nothing to be seen, `too-late` = a snapshot is needed. */
  delta(sight: LiveSight, number: number): Uint8Array | 'too-late' | null {
    if (number === this.#live.number) return null;
    const change = this.#live.since(number);
    return change === null ? 'too-late' : this.#of(change, sight, () => {
      const delta = deltaFor(sight, change);
      return delta === null ? null : eventFrame('delta', change.id, delta);
    });
  }

  /** Everything, and the number of the last change in it. The same bytes for all who ask before the next change. */
  async snapshot(sight: LiveSight): Promise<{ number: number; frame: Uint8Array }> {
    const picture = await this.#live.snapshot(), { number } = this.#live;
    if (this.#pictures.number !== number) this.#pictures = { number, frames: new Map() };
    const { frames } = this.#pictures, frame = frames.get(sight.key) ?? eventFrame('snapshot', picture.id, snapshotFor(sight, picture));
    frames.set(sight.key, frame);
    return { number, frame };
  }

  #of(change: LiveChange, { key }: LiveSight, make: () => Uint8Array | null): Uint8Array | null {
    const known = this.#frames.get(change) ?? new Map<string, Uint8Array | null>(), frame = known.get(key);
    this.#frames.set(change, known);
    if (frame !== undefined) return frame;
    const made = make();
    known.set(key, made);
    return made;
  }
}
